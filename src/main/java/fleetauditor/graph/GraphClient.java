package fleetauditor.graph;

import com.azure.core.credential.TokenCredential;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Microsoft Graph for one tenant. Sessions share the access token, the connections and Graph's limits. Thread-safe.
 * Close it, and nothing keeps the JVM alive.
 */
public final class GraphClient implements AutoCloseable {
    private final GraphConfig config;
    private final ExecutorService threads;
    private final Exchange.Shared shared;

    /** @param credential asked for a token by the first request, not before */
    public GraphClient(GraphConfig config, TokenCredential credential) {
        this(config, credential, Time.system());
    }

    GraphClient(GraphConfig config, TokenCredential credential, Time time) {
        this.config = config;
        this.threads = Executors.newCachedThreadPool(Threads::daemon);
        this.shared = new Exchange.Shared(
                new Transport(config.timeout(), threads),
                new Tokens(credential, config.scope(), time),
                new Budgets(time),
                new Reach(),
                new Links(config.endpoint()),
                time);
    }

    /** Begins the reading of one dataset, with a deadline and statistics of its own. */
    public GraphSession open() {
        var meter = new Meter(shared.time());
        var deadline = new Deadline(config.deadline(), meter, shared.time());
        return new Session(new Exchange(shared, meter, deadline, config.tries()), meter, threads);
    }

    /**
     * What the access token says of itself; empty when it is not to be read.
     *
     * @throws GraphException of kind SIGN_IN if there is no token
     */
    public Optional<TokenClaims> claims() {
        return TokenClaims.read(shared.tokens().current(""));
    }

    /** The cloud the tenant is in. */
    public Cloud cloud() {
        return config.cloud();
    }

    @Override
    public void close() {
        shared.transport().close();
        threads.shutdownNow();
    }
}
