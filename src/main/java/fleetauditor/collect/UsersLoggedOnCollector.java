package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.graph.GraphSession;
import fleetauditor.graph.PageSink;
import fleetauditor.model.Dataset;
import fleetauditor.model.LoggedOnUser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was last logged on to each managed device: a beta property, read for the whole fleet by {@code $select} on the
 * list instead of a call per device.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-devices-loggedonuser">loggedOnUser (beta)</a>
 */
final class UsersLoggedOnCollector implements DatasetCollector<LoggedOnUser> {
    private static final GraphRequest REQUEST = GraphRequest.get(
                    "/beta/deviceManagement/managedDevices", Service.INTUNE)
            .select("id", "usersLoggedOn")
            .top(ManagedDevicesCollector.PAGE);

    /** A logon before it is known whose device it is: {@code id} may come after {@code usersLoggedOn}. */
    private record Logon(@Nullable UUID userId, @Nullable Instant time) {}

    @Override
    public Dataset<LoggedOnUser> dataset() {
        return Dataset.USERS_LOGGED_ON;
    }

    @Override
    public Object identity(LoggedOnUser row) {
        return row;
    }

    @Override
    public Optional<GraphRequest> probe(CollectContext context) {
        return Optional.of(REQUEST.top(1));
    }

    @Override
    public void collect(GraphSession graph, CollectContext context, Rows<LoggedOnUser> rows) {
        graph.list(REQUEST, UsersLoggedOnCollector::logons, new PageSink<List<LoggedOnUser>>() {
            @Override
            public void page(List<List<LoggedOnUser>> devices) {
                devices.forEach(rows::page);
            }

            @Override
            public void restart() {
                rows.restart();
            }
        });
    }

    private static List<LoggedOnUser> logons(Fields fields) throws IOException {
        UUID id = null;
        List<Logon> logons = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "usersLoggedOn" -> logons = fields.objects(UsersLoggedOnCollector::logon);
                default -> {}
            }
        }
        UUID device = Fields.required(id, "id");
        return logons.stream()
                .filter(l -> l.userId() != null)
                .map(l -> new LoggedOnUser(device, Fields.required(l.userId(), "userId"), l.time()))
                .toList();
    }

    private static Logon logon(Fields fields) throws IOException {
        UUID userId = null;
        Instant time = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "userId" -> userId = fields.uuid();
                case "lastLogOnDateTime" -> time = fields.instant();
                default -> {}
            }
        }
        return new Logon(userId, time);
    }
}
