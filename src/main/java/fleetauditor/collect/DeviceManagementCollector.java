package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.graph.GraphSession;
import fleetauditor.model.Dataset;
import fleetauditor.model.IntuneTenant;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Intune's own state: a single object.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-onboarding-devicemanagement-get">Get deviceManagement</a>
 */
final class DeviceManagementCollector implements DatasetCollector<IntuneTenant> {
    private static final GraphRequest REQUEST =
            GraphRequest.get("/v1.0/deviceManagement", Service.INTUNE).select("subscriptionState", "settings");

    @Override
    public Dataset<IntuneTenant> dataset() {
        return Dataset.DEVICE_MANAGEMENT;
    }

    @Override
    public Object identity(IntuneTenant row) {
        return row;
    }

    @Override
    public Optional<GraphRequest> probe(CollectContext context) {
        return Optional.of(REQUEST);
    }

    @Override
    public void collect(GraphSession graph, CollectContext context, Rows<IntuneTenant> rows) {
        rows.add(graph.get(REQUEST, DeviceManagementCollector::row)
                // every tenant has this object: without it nothing is known of Intune, and that is a gap
                .orElseThrow(() -> new GraphException(
                        GraphException.Kind.FAILED,
                        404,
                        "",
                        REQUEST + " -> 404: Graph does not have what every tenant has; run the audit again",
                        null)));
    }

    private static IntuneTenant row(Fields fields) throws IOException {
        String subscriptionState = null;
        Boolean secureByDefault = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "subscriptionState" -> subscriptionState = fields.text();
                case "settings" -> secureByDefault = fields.object(DeviceManagementCollector::secureByDefault);
                default -> {}
            }
        }
        return new IntuneTenant(subscriptionState, secureByDefault);
    }

    private static @Nullable Boolean secureByDefault(Fields fields) throws IOException {
        Boolean value = null;
        while (fields.next()) {
            if (fields.name().equals("secureByDefault")) {
                value = fields.flag();
            }
        }
        return value;
    }
}
