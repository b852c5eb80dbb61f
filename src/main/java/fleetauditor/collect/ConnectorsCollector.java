package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.graph.GraphSession;
import fleetauditor.model.Connector;
import fleetauditor.model.Connector.Kind;
import fleetauditor.model.Dataset;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Certificate connectors, from the two collections that list them.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-deviceconfig-ndesconnector-list">List ndesConnectors
 *     (beta)</a>
 * @see <a href="https://learn.microsoft.com/graph/api/intune-raimportcerts-certificateconnectordetails-list">List
 *     certificateConnectorDetails (beta)</a>
 */
final class ConnectorsCollector implements DatasetCollector<Connector> {
    private static final GraphRequest NDES = GraphRequest.get("/beta/deviceManagement/ndesConnectors", Service.INTUNE)
            .select("id", "displayName", "machineName", "state", "lastConnectionDateTime");
    private static final GraphRequest DETAILS = GraphRequest.get(
                    "/beta/deviceManagement/certificateConnectorDetails", Service.INTUNE)
            .select("id", "connectorName", "machineName", "lastCheckinDateTime");

    @Override
    public Dataset<Connector> dataset() {
        return Dataset.CERTIFICATE_CONNECTORS;
    }

    @Override
    public Object identity(Connector row) {
        return row.id();
    }

    @Override
    public Optional<GraphRequest> probe(CollectContext context) {
        return Optional.of(NDES);
    }

    @Override
    public void collect(GraphSession graph, CollectContext context, Rows<Connector> rows) {
        read(graph, NDES, Kind.NDES, rows);
        read(graph, DETAILS, Kind.CERTIFICATE, rows);
    }

    /** One collection that is refused does not hide the other. */
    private static void read(GraphSession graph, GraphRequest request, Kind kind, Rows<Connector> rows) {
        var part = new Rows<Connector>(Connector::id);
        try {
            graph.list(request, fields -> row(fields, kind), part);
        } catch (GraphException e) {
            rows.gap(e);
        }
        part.rows().forEach(rows::add);
    }

    private static Connector row(Fields fields, Kind kind) throws IOException {
        UUID id = null;
        String name = null;
        String machineName = null;
        String state = null;
        Instant lastContact = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName", "connectorName" -> name = fields.text();
                case "machineName" -> machineName = fields.text();
                case "state" -> state = fields.text();
                case "lastConnectionDateTime", "lastCheckinDateTime" -> lastContact = fields.instant();
                default -> {}
            }
        }
        UUID connectorId = Fields.required(id, "id");
        String shown = name != null ? name : machineName != null ? machineName : connectorId.toString();
        return new Connector(connectorId, kind, shown, machineName, state, lastContact);
    }
}
