package fleetauditor.graph;

import static fleetauditor.graph.FakeGraph.USERS;
import static fleetauditor.graph.FakeGraph.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.graph.FakeGraph.Rows;
import fleetauditor.graph.GraphException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadlineTest {
    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    private final Rows rows = new Rows();

    @Test
    void aWaitThatIsLongerThanTheTimeLeftEndsTheDatasetAtOnce() {
        graph.at("/v1.0/users", error(429, "TooManyRequests").withHeader("Retry-After", "3600"));

        assertThatThrownBy(() -> read(graph.config()))
                .isInstanceOfSatisfying(GraphException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.FAILED);
                    assertThat(e.status()).isEqualTo(429);
                })
                .hasMessage("GET /v1.0/users -> 429 TooManyRequests (request-id 11111111-2222-3333-4444-555555555555):"
                        + " Graph asks to wait 3600 s, which is past the deadline of 30m (graph.deadline)");
        assertThat(graph.urls()).hasSize(1);
        assertThat(graph.time().waits()).isEmpty();
    }

    @Test
    void pagesThatNeverEndAreCutOffAtTheDeadline() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", graph.page("/v1.0/users?$skiptoken=b", "2"))
                .at("/v1.0/users?$skiptoken=b", graph.page("", "3"));
        var slow = new PageSink<String>() {
            @Override
            public void page(java.util.List<String> page) {
                rows.page(page);
                graph.time().pass(Duration.ofMinutes(16));
            }

            @Override
            public void restart() {
                rows.restart();
            }
        };
        try (GraphClient client = graph.client()) {
            assertThatThrownBy(() -> client.open().list(USERS, FakeGraph::id, slow))
                    .isInstanceOf(GraphException.class)
                    .hasMessage("GET /v1.0/users -> not finished within the deadline of 30m (graph.deadline)");
        }
        assertThat(rows.ids).containsExactly("1", "2");
    }

    @Test
    void theDeadlineCountsFromTheFirstRequestOfEachSession() {
        graph.at("/v1.0/users", graph.page("", "1"));
        try (GraphClient client = graph.client()) {
            GraphSession waited = client.open();
            graph.time().pass(Duration.ofHours(1));
            waited.list(USERS, FakeGraph::id, rows);
            graph.time().pass(Duration.ofHours(1));
            client.open().list(USERS, FakeGraph::id, rows);
        }
        assertThat(rows.ids).hasSize(2);
    }

    @Test
    void anAnswerThatNeverComesEndsByTheTimeout() {
        graph.at("/v1.0/users", graph.page("", "1").withFixedDelay(60_000));

        assertThatThrownBy(() -> read(graph.impatient()))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessageStartingWith("GET /v1.0/users -> no answer from 127.0.0.1:")
                .hasMessageEndingWith("after 2 tries");
    }

    @Test
    void aServerThatTakesTheConnectionAndSaysNothingEndsByTheTimeout() throws IOException {
        try (var silent = new ServerSocket(0)) {
            assertThatThrownBy(() -> read(impatientAt(silent)))
                    .hasMessageContaining("no answer from 127.0.0.1:")
                    .hasMessageEndingWith("after 2 tries");
        }
    }

    @Test
    void aBodyThatTricklesEndsByTheTimeout() throws IOException {
        try (var server = new ServerSocket(0)) {
            var trickle = new Thread(() -> trickle(server));
            trickle.setDaemon(true);
            trickle.start();

            assertThatThrownBy(() -> read(impatientAt(server)))
                    .isInstanceOf(GraphException.class)
                    .hasMessageStartingWith("GET /v1.0/users -> 200, but the body did not arrive in time (")
                    .hasMessageEndingWith("after 2 tries");
        }
        assertThat(rows.ids).isEmpty();
    }

    @Test
    void aStoppedThreadStopsReading() throws InterruptedException {
        graph.at("/v1.0/users", error(503, "ServiceUnavailable"));
        var problem = new AtomicReference<Throwable>();
        var stopped = new Thread(() -> {
            Thread.currentThread().interrupt();
            try (GraphClient client = new GraphClient(
                    graph.config(), Credentials.readyMade(new fleetauditor.config.Secret("t")), Time.system())) {
                client.open().list(USERS, FakeGraph::id, rows);
            } catch (RuntimeException e) {
                problem.set(e);
            }
        });
        stopped.start();
        stopped.join();

        assertThat(problem.get())
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("stopped before it was finished");
    }

    private GraphConfig impatientAt(ServerSocket server) {
        var config = graph.impatient();
        return new GraphConfig(
                config.cloud(),
                URI.create("http://127.0.0.1:" + server.getLocalPort()),
                config.timeout(),
                config.deadline(),
                config.tries());
    }

    /** A byte now and then, as long as somebody reads. */
    private static void trickle(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"value\":[".getBytes(UTF_8));
                while (true) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(10);
                }
            } catch (IOException | InterruptedException e) {
                // the reader went away: the next one, please
            }
        }
    }

    @Test
    void aClosedClientEndsWhatIsUnderWay() throws IOException, InterruptedException {
        var problem = new AtomicReference<Throwable>();
        var silent = new ServerSocket(0);
        GraphClient client = graph.client(GraphConfig.at(URI.create("http://127.0.0.1:" + silent.getLocalPort())));
        var reading = new Thread(() -> {
            try {
                client.open().list(USERS, FakeGraph::id, rows);
            } catch (RuntimeException e) {
                problem.set(e);
            }
        });
        reading.start();
        try (silent;
                Socket asking = silent.accept()) {
            assertThat(asking.getInputStream().read())
                    .as("a request is under way")
                    .isEqualTo('G');
            client.close();
            reading.join();
        }

        assertThat(problem.get())
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("stopped before it was finished");
    }

    private void read(GraphConfig config) {
        try (GraphClient client = graph.client(config)) {
            client.open().list(USERS, FakeGraph::id, rows);
        }
    }
}
