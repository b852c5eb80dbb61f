package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One purchase of a SKU; a SKU can have several.
 *
 * @param status Enabled, Deleted, Suspended, Warning or LockedOut; kept as Graph wrote it
 * @param nextLifecycleDateTime when it ends, renews or falls to the next state; null when it has no such date
 * @see <a href="https://learn.microsoft.com/graph/api/resources/companysubscription">companySubscription</a>
 */
public record Subscription(
        String id,
        UUID skuId,
        String skuPartNumber,
        String status,
        @Nullable Instant nextLifecycleDateTime,
        long totalLicenses,
        boolean isTrial) {}
