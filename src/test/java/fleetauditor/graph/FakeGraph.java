package fleetauditor.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.azure.core.credential.TokenCredential;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A WireMock that stands for Graph, and clients of it whose waits take no time. */
final class FakeGraph implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    static final GraphRequest USERS = GraphRequest.get("/v1.0/users", GraphRequest.Service.DIRECTORY);

    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    private FakeTime time = new FakeTime();

    @Override
    public void beforeAll(ExtensionContext context) {
        server.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.resetAll();
        time = new FakeTime();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
    }

    WireMockServer server() {
        return server;
    }

    FakeTime time() {
        return time;
    }

    String root() {
        return "http://127.0.0.1:" + server.port();
    }

    GraphConfig config() {
        return GraphConfig.at(URI.create(root()));
    }

    GraphClient client() {
        return client(config());
    }

    GraphClient client(GraphConfig config) {
        return client(config, Credentials.readyMade(new Secret("a-token")));
    }

    GraphClient client(GraphConfig config, TokenCredential credential) {
        return new GraphClient(config, credential, time);
    }

    /** A config whose requests end soon in real time, for answers that never come. */
    GraphConfig impatient() {
        return new GraphConfig(Cloud.GLOBAL, URI.create(root()), Duration.ofMillis(250), Duration.ofMinutes(30), 2);
    }

    /** Answers at this address: each once in this order, the last for ever. */
    FakeGraph at(String url, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            boolean last = i == answers.length - 1;
            server.stubFor(any(urlEqualTo(url))
                    .inScenario(url)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : String.valueOf(i))
                    .willSetStateTo(last ? (i == 0 ? Scenario.STARTED : String.valueOf(i)) : String.valueOf(i + 1))
                    .willReturn(answers[i]));
        }
        return this;
    }

    /** A page whose rows have these ids, and which goes on at {@code next}; the last when that is empty. */
    ResponseDefinitionBuilder page(String next, String... ids) {
        return okJson(pageJson(next, ids));
    }

    String pageJson(String next, String... ids) {
        String rows = Stream.of(ids).map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
        return "{\"@odata.context\":\"" + root() + "/v1.0/$metadata#users\","
                + (next.isEmpty() ? "" : "\"@odata.nextLink\":\"" + root() + next + "\",")
                + "\"value\":[" + rows + "]}";
    }

    static ResponseDefinitionBuilder error(int status, String code) {
        return error(status, code, "Some words.");
    }

    static ResponseDefinitionBuilder error(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader("request-id", "11111111-2222-3333-4444-555555555555")
                .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message
                        + "\",\"innerError\":{\"date\":\"2026-08-15T09:00:00\",\"request-id\":\"from-the-body\"}}}");
    }

    /** Every request so far, in order of arrival. */
    List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream()
                .sorted(java.util.Comparator.comparing(
                        event -> event.getRequest().getLoggedDate()))
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
    }

    List<String> urls() {
        return requests().stream().map(LoggedRequest::getUrl).toList();
    }

    /** Reads the users' ids. */
    static String id(Fields fields) throws java.io.IOException {
        String id = null;
        while (fields.next()) {
            if (fields.name().equals("id")) {
                id = fields.text();
            }
        }
        return Fields.required(id, "id");
    }

    /** Takes rows as a collector does. */
    static final class Rows implements PageSink<String> {
        final List<String> ids = new ArrayList<>();
        final List<Integer> pages = new ArrayList<>();
        int restarts;

        @Override
        public void page(List<String> rows) {
            ids.addAll(rows);
            pages.add(rows.size());
        }

        @Override
        public void restart() {
            ids.clear();
            restarts++;
        }
    }
}
