package fleetauditor.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fleetauditor.model.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Microsoft Graph on loopback with a synthetic tenant: the same addresses, pages, permissions and errors as the
 * service, and rows that are made while they are sent, so that size costs no memory. It has no throttling.
 */
public final class SimulatedGraph implements AutoCloseable {
    /** Every permission an audit asks for. */
    public static final Set<String> ALL_PERMISSIONS = Dataset.ALL.stream()
            .flatMap(dataset -> dataset.permissions().stream())
            .collect(Collectors.toUnmodifiableSet());

    static {
        // The JDK's server writes head and body apart; with Nagle's algorithm each answer would wait 40 ms. It reads
        // this property once, when the first server of the process is made.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedGraph.class);
    private static final int THREADS = 8;
    private static final int LARGEST_BODY = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Service service;
    private final URI endpoint;
    private final String token;
    private final Seed seed;
    private final AtomicInteger requests = new AtomicInteger();

    private SimulatedGraph(TenantPlan plan, Set<String> permissions) throws IOException {
        seed = new Seed(plan.seed());
        token = "simulated-" + seed.guid("token");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var origin = new Origin(endpoint.toString(), new SkipToken(Seed.mix(plan.seed())));
        service = new Service(Routes.of(Tenant.of(plan), origin), permissions, token, plan.now());
        threads = Executors.newFixedThreadPool(THREADS, SimulatedGraph::daemon);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts a tenant that grants every permission an audit asks for. */
    public static SimulatedGraph start(TenantPlan plan) {
        return start(plan, ALL_PERMISSIONS);
    }

    /**
     * Starts a tenant on a free port of 127.0.0.1.
     *
     * @param permissions application permissions that the token carries
     * @throws UncheckedIOException if no port can be opened
     */
    public static SimulatedGraph start(TenantPlan plan, Set<String> permissions) {
        try {
            return new SimulatedGraph(plan, permissions);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a port on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    /** Where it listens, without a version: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The only bearer token it accepts; good for this tenant alone. */
    public String token() {
        return token;
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            String body = new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
            UUID requestId = seed.guid("request", requests.incrementAndGet(), 0);
            Answer answer = answer(exchange, headers, body, requestId.toString());
            send(exchange, answer, headers, requestId.toString());
        }
    }

    /** A fault of the simulator itself must not look like a broken network. */
    private Answer answer(HttpExchange exchange, Map<String, String> headers, String body, String requestId) {
        String address = exchange.getRequestURI().toString();
        try {
            return service.answer(exchange.getRequestMethod(), address, headers, body, requestId);
        } catch (RuntimeException e) {
            LOG.error("the simulated Graph failed on {} {}", exchange.getRequestMethod(), address, e);
            return service.failure(requestId);
        }
    }

    private static void send(HttpExchange exchange, Answer answer, Map<String, String> headers, String requestId)
            throws IOException {
        var response = exchange.getResponseHeaders();
        response.set("Content-Type", "application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8");
        response.set("OData-Version", "4.0");
        response.set("Cache-Control", "no-cache");
        response.set("request-id", requestId);
        response.set("client-request-id", headers.getOrDefault("client-request-id", requestId));
        if (answer.status() == 401) {
            response.set("WWW-Authenticate", "Bearer realm=\"\"");
        }
        exchange.sendResponseHeaders(answer.status(), answer.length());
        answer.writeTo(exchange.getResponseBody());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "simulated-graph");
        thread.setDaemon(true);
        return thread;
    }
}
