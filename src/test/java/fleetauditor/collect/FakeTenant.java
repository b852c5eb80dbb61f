package fleetauditor.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphClients;
import fleetauditor.model.Dataset;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Graph whose answers the test writes; collections it says nothing about are empty. */
final class FakeTenant implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");
    private static final int LAST = 10;

    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

    @Override
    public void beforeAll(ExtensionContext context) {
        server.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.resetAll();
        server.stubFor(any(anyUrl()).atPriority(LAST).willReturn(okJson("{\"value\":[]}")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
    }

    /** Rows of a collection, in one page. */
    FakeTenant rows(String path, String... objects) {
        return answer(path, okJson("{\"value\":[" + String.join(",", objects) + "]}"));
    }

    /** A single object. */
    FakeTenant object(String path, String object) {
        return answer(path, okJson(object));
    }

    /** Rows of a collection, in two pages. */
    FakeTenant pages(String path, String first, String second) {
        String link = path + "?$skiptoken=2";
        answer(path, okJson("{\"@odata.nextLink\":\"" + root() + link + "\",\"value\":[" + first + "]}"));
        server.stubFor(any(urlEqualTo(link)).atPriority(1).willReturn(okJson("{\"value\":[" + second + "]}")));
        return this;
    }

    /** The second page of {@link #pages} fails. */
    FakeTenant brokenSecondPage(String path, String first) {
        pages(path, first, "");
        server.stubFor(any(urlEqualTo(path + "?$skiptoken=2"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(500).withHeader("request-id", "r-2")));
        return this;
    }

    FakeTenant refusal(String path, int status, String code) {
        return answer(
                path,
                aResponse()
                        .withStatus(status)
                        .withHeader("request-id", "r-1")
                        .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"Words.\"}}"));
    }

    /** Every address is refused. */
    FakeTenant refusal(int status, String code) {
        server.resetMappings();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"Words.\"}}")));
        return this;
    }

    /** Answers of a batch, in the order of its requests; each the body of a 200, or a number for a refusal. */
    FakeTenant batch(String version, String... answers) {
        server.stubFor(post(urlEqualTo("/" + version + "/$batch"))
                .atPriority(1)
                .willReturn(okJson("{\"responses\":[" + items(answers) + "]}")));
        return this;
    }

    /** Answers of a batch that has a part of this text in its body. */
    FakeTenant batchWith(String part, String... answers) {
        server.stubFor(post(urlEqualTo("/v1.0/$batch"))
                .atPriority(1)
                .withRequestBody(containing(part))
                .willReturn(okJson("{\"responses\":[" + items(answers) + "]}")));
        return this;
    }

    private static String items(String... answers) {
        return IntStream.range(0, answers.length)
                .mapToObj(i -> "{\"id\":\"" + i + "\"," + item(answers[i]) + "}")
                .collect(Collectors.joining(","));
    }

    private static String item(String answer) {
        return answer.matches("\\d+")
                ? "\"status\":" + answer + ",\"body\":{\"error\":{\"code\":\"Some_Code\",\"message\":\"Words.\"}}"
                : "\"status\":200,\"body\":{\"value\":[" + answer + "]}";
    }

    private FakeTenant answer(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(any(urlPathEqualTo(path)).atPriority(5).willReturn(answer));
        return this;
    }

    /** Reads one dataset, with what it builds on. */
    <T> Table<T> read(Dataset<T> dataset) {
        return collect(Set.of(dataset), table -> {}).table(dataset);
    }

    /** The only row of a dataset that was read completely. */
    <T> T only(Dataset<T> dataset) {
        Table<T> table = read(dataset);
        if (!table.isComplete() || table.rows().size() != 1) {
            throw new AssertionError("not one row: " + table);
        }
        return table.rows().get(0);
    }

    Snapshot collect(Set<Dataset<?>> wanted, Consumer<Table<?>> progress) {
        try (GraphClient client = GraphClients.impatient(URI.create(root()))) {
            return new SnapshotCollector(client, Duration.ofDays(30), progress).collect(NOW, wanted);
        }
    }

    /** Reads groups by name or id, beside members that are known already. */
    List<NamedGroup> groups(List<String> names, GroupMembers... known) {
        try (GraphClient client = GraphClients.impatient(URI.create(root()))) {
            return NamedGroups.read(client, names, List.of(known));
        }
    }

    List<Table<?>> probe() {
        try (GraphClient client = GraphClients.impatient(URI.create(root()))) {
            return new SnapshotCollector(client, Duration.ofDays(30), table -> {}).probe(NOW);
        }
    }

    List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
    }

    private String root() {
        return "http://127.0.0.1:" + server.port();
    }
}
