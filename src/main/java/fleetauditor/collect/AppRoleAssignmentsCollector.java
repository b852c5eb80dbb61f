package fleetauditor.collect;

import fleetauditor.graph.BatchSink;
import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.graph.GraphSession;
import fleetauditor.model.AppRoleAssignment;
import fleetauditor.model.Dataset;
import fleetauditor.model.Partner;
import fleetauditor.model.ServicePrincipal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The permissions that Jamf's apps hold: asked for those apps only, in batches.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments">List appRoleAssignments</a>
 */
final class AppRoleAssignmentsCollector implements DatasetCollector<AppRoleAssignment> {
    @Override
    public Dataset<AppRoleAssignment> dataset() {
        return Dataset.APP_ROLE_ASSIGNMENTS;
    }

    @Override
    public Object identity(AppRoleAssignment row) {
        return row.id() + row.principalId();
    }

    @Override
    public Set<Dataset<?>> after() {
        return Set.of(Dataset.SERVICE_PRINCIPALS, Dataset.DEVICE_MANAGEMENT_PARTNERS);
    }

    @Override
    public Optional<GraphRequest> probe(CollectContext context) {
        return Optional.empty();
    }

    @Override
    public void collect(GraphSession graph, CollectContext context, Rows<AppRoleAssignment> rows) {
        List<ServicePrincipal> apps = jamfApps(context);
        List<GraphRequest> requests = apps.stream()
                .map(app -> GraphRequest.get(
                        "/v1.0/servicePrincipals/" + app.id() + "/appRoleAssignments", Service.DIRECTORY))
                .toList();
        graph.listAll(requests, AppRoleAssignmentsCollector::row, new BatchSink<AppRoleAssignment>() {
            @Override
            public void page(int index, List<AppRoleAssignment> page) {
                rows.page(page);
            }

            @Override
            public void restart(int index) {
                // what is delivered again counts once
            }

            @Override
            public void failed(int index, GraphException problem) {
                rows.gap(problem);
            }
        });
    }

    /** Named after Jamf, or the app of a partner: partners of the old connection only name one. */
    private static List<ServicePrincipal> jamfApps(CollectContext context) {
        Set<UUID> partnerApps = context.table(Dataset.DEVICE_MANAGEMENT_PARTNERS).rows().stream()
                .map(Partner::singleTenantAppId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return context.table(Dataset.SERVICE_PRINCIPALS).rows().stream()
                .filter(app -> app.displayName().toLowerCase(Locale.ROOT).contains("jamf")
                        || partnerApps.contains(app.appId()))
                .toList();
    }

    private static AppRoleAssignment row(Fields fields) throws IOException {
        String id = null;
        UUID principalId = null;
        UUID appRoleId = null;
        UUID resourceId = null;
        String resourceDisplayName = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.text();
                case "principalId" -> principalId = fields.uuid();
                case "appRoleId" -> appRoleId = fields.uuid();
                case "resourceId" -> resourceId = fields.uuid();
                case "resourceDisplayName" -> resourceDisplayName = fields.sharedText();
                default -> {}
            }
        }
        return new AppRoleAssignment(
                Fields.required(id, "id"),
                Fields.required(principalId, "principalId"),
                // all zero is Graph's "default access", not a role that grants anything
                appRoleId == null ? new UUID(0, 0) : appRoleId,
                resourceId,
                resourceDisplayName);
    }
}
