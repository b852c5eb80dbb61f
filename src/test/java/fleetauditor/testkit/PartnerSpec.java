package fleetauditor.testkit;

import fleetauditor.model.Partner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner to be changed by a test; without a change: enabled, with a heartbeat half an hour ago. */
public final class PartnerSpec {
    public final String displayName;
    public final Partner.Connection connection;
    public @Nullable String partnerState = "enabled";
    public @Nullable String partnerAppType;
    public @Nullable UUID singleTenantAppId;
    public @Nullable Boolean isConfigured;
    public @Nullable Instant lastHeartbeatDateTime = Tenant.NOW.minusSeconds(1800);
    public @Nullable Instant removal;
    public @Nullable Instant nonCompliance;

    PartnerSpec(String displayName, Partner.Connection connection) {
        this.displayName = displayName;
        this.connection = connection;
        if (connection == Partner.Connection.LEGACY) {
            partnerAppType = "singleTenantApp";
            isConfigured = true;
        }
    }

    Partner build() {
        return new Partner(
                Ids.id("partner", displayName),
                connection,
                displayName,
                partnerState,
                partnerAppType,
                singleTenantAppId,
                isConfigured,
                lastHeartbeatDateTime,
                removal,
                nonCompliance);
    }
}
