package fleetauditor.graph;

import static fleetauditor.graph.FakeGraph.USERS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import fleetauditor.graph.FakeGraph.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GraphClientTest {
    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    @Test
    void nothingKeepsTheJvmAlive() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", graph.page("", "2"));
        try (GraphClient client = graph.client()) {
            client.open().list(USERS, FakeGraph::id, new Rows());
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().matches("(graph-|OkHttp|Okio).*"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void nobodySignsInBeforeTheFirstRequest() {
        TokenCredential nobody = context -> {
            throw new AssertionError("signed in");
        };
        try (GraphClient client = graph.client(graph.config(), nobody)) {
            assertThat(client.open().stats()).isEqualTo(fleetauditor.model.ReadStats.NONE);
        }
    }

    @Test
    void rowsAreReadWhileTheBodyStillArrives() throws IOException, InterruptedException {
        var firstRow = new CountDownLatch(1);
        var streamed = new AtomicBoolean();
        try (var server = new ServerSocket(0)) {
            var serving = new Thread(() -> streamed.set(serveInTwoHalves(server, firstRow)));
            serving.start();
            var rows = new Rows();
            try (GraphClient client =
                    graph.client(GraphConfig.at(URI.create("http://127.0.0.1:" + server.getLocalPort())))) {
                client.open()
                        .list(
                                USERS,
                                fields -> {
                                    firstRow.countDown();
                                    return FakeGraph.id(fields);
                                },
                                rows);
            }
            serving.join();
            assertThat(rows.ids).containsExactly("1", "2");
        }
        assertThat(streamed)
                .as("the first row was parsed before the second was sent")
                .isTrue();
    }

    /** Sends the second row when the first was parsed, or after a long while. */
    private static boolean serveInTwoHalves(ServerSocket server, CountDownLatch firstRow) {
        String start = "{\"value\":[{\"id\":\"1\"},";
        String end = "{\"id\":\"2\"}]}";
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + (start + end).length() + "\r\n\r\n" + start)
                    .getBytes(UTF_8));
            out.flush();
            boolean parsed = firstRow.await(20, TimeUnit.SECONDS);
            out.write(end.getBytes(UTF_8));
            return parsed;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
