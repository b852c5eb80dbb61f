package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.Organization;
import fleetauditor.model.Organization.Domain;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenant itself: one object, with its verified domains.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/organization-list">List organization</a>
 */
final class OrganizationCollector implements ListCollector<Organization> {
    @Override
    public Dataset<Organization> dataset() {
        return Dataset.ORGANIZATION;
    }

    @Override
    public Object identity(Organization row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/organization", Service.DIRECTORY)
                .select(
                        "id",
                        "displayName",
                        "mobileDeviceManagementAuthority",
                        "onPremisesSyncEnabled",
                        "onPremisesLastSyncDateTime",
                        "verifiedDomains");
    }

    @Override
    public Organization row(Fields fields) throws IOException {
        UUID id = null;
        String displayName = null;
        String authority = null;
        Boolean syncEnabled = null;
        Instant lastSync = null;
        List<Domain> domains = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "mobileDeviceManagementAuthority" -> authority = fields.text();
                case "onPremisesSyncEnabled" -> syncEnabled = fields.flag();
                case "onPremisesLastSyncDateTime" -> lastSync = fields.instant();
                case "verifiedDomains" -> domains = fields.objects(OrganizationCollector::domain);
                default -> {}
            }
        }
        return new Organization(
                Fields.required(id, "id"),
                Objects.requireNonNullElse(displayName, ""),
                authority,
                syncEnabled,
                lastSync,
                domains);
    }

    private static @Nullable Domain domain(Fields fields) throws IOException {
        String name = null;
        boolean isDefault = false;
        boolean isInitial = false;
        String type = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "name" -> name = fields.text();
                case "isDefault" -> isDefault = Boolean.TRUE.equals(fields.flag());
                case "isInitial" -> isInitial = Boolean.TRUE.equals(fields.flag());
                case "type" -> type = fields.text();
                default -> {}
            }
        }
        return name == null ? null : new Domain(name, isDefault, isInitial, type);
    }
}
