package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.Partner;
import fleetauditor.model.Partner.Connection;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Partners such as Jamf. The two connections are two datasets of the same kind of row.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-onboarding-devicemanagementpartner-list">List
 *     deviceManagementPartners</a>
 * @see <a href="https://learn.microsoft.com/graph/api/intune-onboarding-compliancemanagementpartner-list">List
 *     complianceManagementPartners</a>
 */
final class PartnersCollector implements ListCollector<Partner> {
    private final Connection connection;

    PartnersCollector(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Dataset<Partner> dataset() {
        return connection == Connection.LEGACY
                ? Dataset.DEVICE_MANAGEMENT_PARTNERS
                : Dataset.COMPLIANCE_MANAGEMENT_PARTNERS;
    }

    @Override
    public Object identity(Partner row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        GraphRequest request = GraphRequest.get(dataset().path(), Service.INTUNE);
        return connection == Connection.LEGACY
                ? request.select(
                        "id",
                        "displayName",
                        "partnerState",
                        "partnerAppType",
                        "singleTenantAppId",
                        "isConfigured",
                        "lastHeartbeatDateTime",
                        "whenPartnerDevicesWillBeRemovedDateTime",
                        "whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime")
                : request.select("id", "displayName", "partnerState", "lastHeartbeatDateTime");
    }

    @Override
    public Partner row(Fields fields) throws IOException {
        UUID id = null;
        String displayName = null;
        String partnerState = null;
        String partnerAppType = null;
        UUID singleTenantAppId = null;
        Boolean isConfigured = null;
        Instant lastHeartbeat = null;
        Instant removedAt = null;
        Instant nonCompliantAt = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "partnerState" -> partnerState = fields.text();
                case "partnerAppType" -> partnerAppType = fields.text();
                case "singleTenantAppId" -> singleTenantAppId = fields.uuid();
                case "isConfigured" -> isConfigured = fields.flag();
                case "lastHeartbeatDateTime" -> lastHeartbeat = fields.instant();
                case "whenPartnerDevicesWillBeRemovedDateTime" -> removedAt = fields.instant();
                case "whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime" -> nonCompliantAt = fields.instant();
                default -> {}
            }
        }
        return new Partner(
                Fields.required(id, "id"),
                connection,
                Objects.requireNonNullElse(displayName, ""),
                partnerState,
                partnerAppType,
                singleTenantAppId,
                isConfigured,
                lastHeartbeat,
                removedAt,
                nonCompliantAt);
    }
}
