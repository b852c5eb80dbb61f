package fleetauditor.graph;

import fleetauditor.config.Secret;
import java.net.URI;
import java.util.function.UnaryOperator;

/** Clients for the tests of other packages: their waits take no time. */
public final class GraphClients {
    private GraphClients() {}

    /** A client that tries every request once. */
    public static GraphClient impatient(URI root) {
        return timeless(root, config -> config.withTries(1));
    }

    /** A client with settings of the test's own. */
    public static GraphClient timeless(URI root, UnaryOperator<GraphConfig> change) {
        return new GraphClient(
                change.apply(GraphConfig.at(root)), Credentials.readyMade(new Secret("a-token")), new FakeTime());
    }
}
