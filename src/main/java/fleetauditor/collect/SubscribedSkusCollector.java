package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.Sku;
import fleetauditor.model.Sku.ServicePlan;
import fleetauditor.model.Sku.Units;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Products the tenant subscribes to. The schema says that the list takes no options at all, so none are sent.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/subscribedsku-list">List subscribedSkus</a>
 */
final class SubscribedSkusCollector implements ListCollector<Sku> {
    @Override
    public Dataset<Sku> dataset() {
        return Dataset.SUBSCRIBED_SKUS;
    }

    @Override
    public Object identity(Sku row) {
        return row.skuId();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/subscribedSkus", Service.DIRECTORY);
    }

    @Override
    public Sku row(Fields fields) throws IOException {
        UUID skuId = null;
        String skuPartNumber = null;
        String capabilityStatus = null;
        String appliesTo = null;
        long consumedUnits = 0;
        Units prepaidUnits = null;
        List<ServicePlan> plans = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "skuId" -> skuId = fields.uuid();
                case "skuPartNumber" -> skuPartNumber = fields.text();
                case "capabilityStatus" -> capabilityStatus = fields.sharedText();
                case "appliesTo" -> appliesTo = fields.sharedText();
                case "consumedUnits" -> consumedUnits = fields.number();
                case "prepaidUnits" -> prepaidUnits = fields.object(SubscribedSkusCollector::units);
                case "servicePlans" -> plans = fields.objects(SubscribedSkusCollector::plan);
                default -> {}
            }
        }
        UUID id = Fields.required(skuId, "skuId");
        return new Sku(
                id,
                skuPartNumber == null ? id.toString() : skuPartNumber,
                Objects.requireNonNullElse(capabilityStatus, ""),
                Objects.requireNonNullElse(appliesTo, ""),
                consumedUnits,
                prepaidUnits == null ? new Units(0, 0, 0, 0) : prepaidUnits,
                plans);
    }

    private static Units units(Fields fields) throws IOException {
        long enabled = 0;
        long warning = 0;
        long suspended = 0;
        long lockedOut = 0;
        while (fields.next()) {
            switch (fields.name()) {
                case "enabled" -> enabled = fields.number();
                case "warning" -> warning = fields.number();
                case "suspended" -> suspended = fields.number();
                case "lockedOut" -> lockedOut = fields.number();
                default -> {}
            }
        }
        return new Units(enabled, warning, suspended, lockedOut);
    }

    private static @Nullable ServicePlan plan(Fields fields) throws IOException {
        UUID id = null;
        String name = null;
        String provisioningStatus = null;
        String appliesTo = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "servicePlanId" -> id = fields.uuid();
                case "servicePlanName" -> name = fields.sharedText();
                case "provisioningStatus" -> provisioningStatus = fields.sharedText();
                case "appliesTo" -> appliesTo = fields.sharedText();
                default -> {}
            }
        }
        return id == null
                ? null
                : new ServicePlan(
                        id,
                        name == null ? id.toString() : name,
                        Objects.requireNonNullElse(provisioningStatus, ""),
                        Objects.requireNonNullElse(appliesTo, ""));
    }
}
