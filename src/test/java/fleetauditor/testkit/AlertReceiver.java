package fleetauditor.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A webhook on loopback that notes what it gets. */
public final class AlertReceiver implements AutoCloseable {
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> beforeAnswer = new AtomicReference<>();
    private final HttpServer server;

    /** One delivery. */
    public record Received(String key, String timestamp, String signature, String body) {}

    public AlertReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Does something once, when the next delivery has arrived and its sender does not know it yet. */
    public void beforeNextAnswer(Runnable action) {
        beforeAnswer.set(action);
    }

    /** Takes {@link #beforeNextAnswer} back. */
    public void answerAtOnce() {
        beforeAnswer.set(null);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    headers.getFirst("Idempotency-Key"),
                    headers.getFirst("X-Fleet-Auditor-Timestamp"),
                    headers.getFirst("X-Fleet-Auditor-Signature"),
                    body));
            Runnable action = beforeAnswer.getAndSet(null);
            if (action != null) {
                action.run();
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }
}
