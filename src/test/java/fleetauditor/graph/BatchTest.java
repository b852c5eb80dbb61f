package fleetauditor.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static fleetauditor.graph.FakeGraph.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import fleetauditor.graph.GraphException.Kind;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.ReadStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    private final Sink sink = new Sink();

    @Test
    void answersAreMatchedByTheirIdInAnyOrder() {
        batches(answers(item(1, 200, rows("b")), item(0, 200, rows("a1", "a2"))));

        ReadStats stats = read(members("A"), members("B"));

        assertThat(sink.rows).containsEntry(0, List.of("a1", "a2")).containsEntry(1, List.of("b"));
        assertThat(stats).isEqualTo(new ReadStats(2, 1, 0, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void aBatchIsAPostOfRelativeGets() {
        batches(answers(item(0, 200, rows("a")), item(1, 200, rows("b"))));

        read(members("A").select("id").top(999), members("B").filter("a eq 'b'").advancedQuery());

        var sent = graph.requests().get(0);
        assertThat(sent.getMethod().value()).isEqualTo("POST");
        assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(sent.getHeader("Accept")).isEqualTo("application/json");
        assertThat(json(sent.getBodyAsString())).isEqualTo(json("""
                {"requests": [
                  {"id": "0", "method": "GET", "url": "/groups/A/members?$select=id&$top=999",
                   "headers": {"x-ms-throttle-priority": "Low"}},
                  {"id": "1", "method": "GET", "url": "/groups/B/members?$filter=a%20eq%20%27b%27&$count=true",
                   "headers": {"ConsistencyLevel": "eventual", "x-ms-throttle-priority": "Low"}}]}"""));
    }

    @Test
    void noMoreThanTwentyGoTogetherAndVersionsApart() {
        graph.server()
                .stubFor(com.github.tomakehurst.wiremock.client.WireMock.post("/v1.0/$batch")
                        .willReturn(okJson(twenty())));
        graph.server()
                .stubFor(com.github.tomakehurst.wiremock.client.WireMock.post("/beta/$batch")
                        .willReturn(okJson(twenty())));
        List<GraphRequest> requests = new ArrayList<>(
                IntStream.range(0, 45).mapToObj(i -> members("G" + i)).toList());
        requests.add(7, GraphRequest.get("/beta/devices", Service.DIRECTORY));
        try (GraphClient client = graph.client()) {
            client.open().listAll(requests, FakeGraph::id, sink);
        }

        assertThat(sink.rows).hasSize(46);
        assertThat(graph.requests())
                .extracting(r -> r.getUrl() + " "
                        + json(r.getBodyAsString()).path("requests").size())
                .containsExactlyInAnyOrder("/v1.0/$batch 20", "/v1.0/$batch 20", "/v1.0/$batch 5", "/beta/$batch 1");
    }

    @Test
    void eachItemHasItsOwnRetriesAndWaits() {
        batches(
                answers(
                        item(0, 200, rows("a")),
                        item(1, 429, "{\"Retry-After\": \"6\"}", problem("TooManyRequests")),
                        item(2, 503, "{}", problem("ServiceUnavailable"))),
                answers(item(0, 200, rows("c"))),
                answers(item(0, 200, rows("b"))));

        ReadStats stats = read(members("A"), members("B"), members("C"));

        assertThat(sink.rows)
                .containsEntry(0, List.of("a"))
                .containsEntry(1, List.of("b"))
                .containsEntry(2, List.of("c"));
        assertThat(stats.requests()).isEqualTo(3);
        assertThat(stats.retries()).isEqualTo(2);
        List<Duration> waits = graph.time().waits();
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
        assertThat(waits.get(0).plus(waits.get(1))).isEqualTo(Duration.ofSeconds(6));
        assertThat(stats.throttled()).isEqualTo(Duration.ofSeconds(6));
        assertThat(urlsOf(1)).containsExactly("/groups/C/members");
        assertThat(urlsOf(2)).containsExactly("/groups/B/members");
    }

    @Test
    void anItemThatStaysThrottledFailsAlone() {
        batches(
                answers(item(0, 429, "{}", problem("TooManyRequests")), item(1, 200, rows("b"))),
                answers(item(0, 429, "{}", problem("TooManyRequests"))));

        read(members("A"), members("B"));

        assertThat(sink.rows).containsOnlyKeys(1);
        assertThat(sink.problems.get(0))
                .hasMessage(
                        "GET /v1.0/groups/A/members -> 429 TooManyRequests (request-id of-the-item), after 8 tries");
        assertThat(graph.urls()).hasSize(8);
    }

    @Test
    void whatOneItemIsRefusedDoesNotTouchTheOthers() {
        batches(answers(
                item(0, 403, "{}", problem("Authorization_RequestDenied")),
                item(1, 404, "{}", problem("Request_ResourceNotFound")),
                item(2, 400, "{}", problem("BadRequest")),
                item(3, 200, rows("d"))));

        read(members("A"), members("B"), members("C"), members("D"));

        assertThat(sink.rows).containsOnlyKeys(3);
        assertThat(sink.problems.get(0).kind()).isEqualTo(Kind.DENIED);
        assertThat(sink.problems.get(0))
                .hasMessage("GET /v1.0/groups/A/members -> 403 Authorization_RequestDenied (request-id of-the-item)");
        assertThat(sink.problems.get(1).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(sink.problems.get(2).kind()).isEqualTo(Kind.FAILED);
        assertThat(sink.problems.get(2).code()).isEqualTo("BadRequest");
        assertThat(graph.urls()).hasSize(1);
    }

    @Test
    void aNextLinkInsideAnItemIsFollowedInTheNextRound() {
        batches(
                answers(
                        item(0, 200, graph.pageJson("/v1.0/groups/A/members?$skiptoken=x%3D", "a1")),
                        item(1, 200, rows("b"))),
                answers(item(0, 200, rows("a2"))));

        ReadStats stats = read(members("A"), members("B"));

        assertThat(sink.rows).containsEntry(0, List.of("a1", "a2")).containsEntry(1, List.of("b"));
        assertThat(stats.pages()).isEqualTo(3);
        assertThat(urlsOf(1)).containsExactly("/groups/A/members?$skiptoken=x%3D");
    }

    @Test
    void aNextLinkThatLeadsElsewhereFailsItsItem() {
        batches(answers(
                item(0, 200, "{\"@odata.nextLink\":\"https://evil.example/v1.0/groups?$skiptoken=x\",\"value\":[]}")));

        read(members("A"));

        assertThat(sink.problems.get(0))
                .hasMessageContaining("https://evil.example:443")
                .hasMessageContaining("not followed");
        assertThat(graph.urls()).hasSize(1);
    }

    @Test
    void anExpiredPageTokenBeginsItsCollectionAnew() {
        batches(
                answers(item(0, 200, graph.pageJson("/v1.0/groups/A/members?$skiptoken=x", "a1"))),
                answers(item(0, 400, "{}", problem("Directory_ExpiredPageToken"))),
                answers(item(0, 200, rows("a1", "a2"))));

        read(members("A"));

        assertThat(sink.restarts).containsExactly(0);
        assertThat(sink.rows).containsEntry(0, List.of("a1", "a2"));
    }

    @Test
    void anItemThatIsNotAnsweredIsAskedAgain() {
        batches(answers(item(1, 200, rows("b"))), answers(item(0, 200, rows("a"))));

        read(members("A"), members("B"));

        assertThat(sink.rows).containsEntry(0, List.of("a")).containsEntry(1, List.of("b"));
    }

    @Test
    void anItemsBodyMayComeBeforeItsStatus() {
        batches(okJson("{\"responses\":[{\"body\":" + rows("a")
                + ",\"headers\":null,\"id\":\"0\",\"status\":200}],\"more\":[1]}"));

        read(members("A"));

        assertThat(sink.rows).containsEntry(0, List.of("a"));
    }

    @Test
    void theWholeBatchIsRetriedLikeAnyRequest() {
        batches(
                error(503, "ServiceUnavailable").withHeader("Retry-After", "4"),
                okJson("{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":{\"value\":[{\"id\":"),
                answers(item(0, 200, rows("a"))));

        ReadStats stats = read(members("A"));

        assertThat(sink.rows).containsEntry(0, List.of("a"));
        assertThat(stats.requests()).isEqualTo(3);
        assertThat(stats.throttled()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aBatchThatIsRefusedAsAWholeEndsTheReading() {
        batches(error(403, "Authorization_RequestDenied"));

        assertThatThrownBy(() -> read(members("A")))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DENIED))
                .hasMessageStartingWith("POST /v1.0/$batch -> 403 Authorization_RequestDenied (request-id ");
    }

    @Test
    void nothingToReadSendsNothing() {
        read();

        assertThat(graph.urls()).isEmpty();
    }

    private ReadStats read(GraphRequest... requests) {
        try (GraphClient client = graph.client()) {
            GraphSession session = client.open();
            session.listAll(List.of(requests), FakeGraph::id, sink);
            return session.stats();
        }
    }

    private static void batches(ResponseDefinitionBuilder... answers) {
        graph.at("/v1.0/$batch", answers);
    }

    private static GraphRequest members(String group) {
        return GraphRequest.get("/v1.0/groups/" + group + "/members", Service.DIRECTORY);
    }

    private static String twenty() {
        return "{\"responses\":["
                + String.join(
                        ",",
                        IntStream.range(0, 20)
                                .mapToObj(i -> item(i, 200, rows("x")))
                                .toList())
                + "]}";
    }

    private static ResponseDefinitionBuilder answers(String... items) {
        return okJson("{\"responses\":[" + String.join(",", items) + "]}");
    }

    private static String item(int id, int status, String body) {
        return item(id, status, "{\"Content-Type\": \"application/json\"}", body);
    }

    private static String item(int id, int status, String headers, String body) {
        return "{\"id\":\"" + id + "\",\"status\":" + status + ",\"headers\":" + headers + ",\"body\":" + body + "}";
    }

    private static String rows(String... ids) {
        return graph.pageJson("", ids);
    }

    private static String problem(String code) {
        return "{\"error\":{\"code\":\"" + code
                + "\",\"message\":\"Words.\",\"innerError\":{\"request-id\":\"of-the-item\"}}}";
    }

    /** The addresses in a round, counted from 0. */
    private static List<String> urlsOf(int round) {
        var urls = new ArrayList<String>();
        json(graph.requests().get(round).getBodyAsString())
                .path("requests")
                .forEach(item -> urls.add(item.path("url").asText()));
        return urls;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static final class Sink implements BatchSink<String> {
        final Map<Integer, List<String>> rows = new TreeMap<>();
        final Map<Integer, GraphException> problems = new TreeMap<>();
        final List<Integer> restarts = new ArrayList<>();

        @Override
        public void page(int index, List<String> page) {
            rows.computeIfAbsent(index, i -> new ArrayList<>()).addAll(page);
        }

        @Override
        public void restart(int index) {
            rows.remove(index);
            restarts.add(index);
        }

        @Override
        public void failed(int index, GraphException problem) {
            problems.put(index, problem);
        }
    }
}
