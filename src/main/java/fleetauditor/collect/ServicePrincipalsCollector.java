package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.ServicePrincipal;
import java.io.IOException;
import java.util.UUID;

/**
 * Apps of the tenant. A filter can match the beginning of a name only, and rules look for a part of it, so names of all
 * apps are read and nothing else of them.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/serviceprincipal-list">List servicePrincipals</a>
 */
final class ServicePrincipalsCollector implements ListCollector<ServicePrincipal> {
    private static final int PAGE = 999;

    @Override
    public Dataset<ServicePrincipal> dataset() {
        return Dataset.SERVICE_PRINCIPALS;
    }

    @Override
    public Object identity(ServicePrincipal row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/servicePrincipals", Service.DIRECTORY)
                .select("id", "appId", "displayName", "accountEnabled")
                .top(PAGE);
    }

    @Override
    public ServicePrincipal row(Fields fields) throws IOException {
        UUID id = null;
        UUID appId = null;
        String displayName = null;
        Boolean accountEnabled = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "appId" -> appId = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "accountEnabled" -> accountEnabled = fields.flag();
                default -> {}
            }
        }
        UUID principalId = Fields.required(id, "id");
        return new ServicePrincipal(
                principalId, appId, displayName == null ? principalId.toString() : displayName, accountEnabled);
    }
}
