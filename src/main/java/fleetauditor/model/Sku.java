package fleetauditor.model;

import java.util.List;
import java.util.UUID;

/**
 * A product the tenant subscribes to.
 *
 * @param skuPartNumber for example {@code SPE_E3}
 * @param capabilityStatus Enabled, Warning, Suspended, Deleted or LockedOut; kept as Graph wrote it
 * @param consumedUnits licenses assigned
 * @see <a href="https://learn.microsoft.com/graph/api/resources/subscribedsku">subscribedSku</a>
 */
public record Sku(
        UUID skuId,
        String skuPartNumber,
        String capabilityStatus,
        String appliesTo,
        long consumedUnits,
        Units prepaidUnits,
        List<ServicePlan> servicePlans) {
    public Sku {
        servicePlans = List.copyOf(servicePlans);
    }

    /** Licenses bought, by state of their subscription. */
    public record Units(long enabled, long warning, long suspended, long lockedOut) {}

    /** One service inside the SKU. */
    public record ServicePlan(UUID id, String name, String provisioningStatus, String appliesTo) {}

    public Subject subject() {
        return new Subject(SubjectKind.SKU, skuId.toString(), skuPartNumber);
    }
}
