package fleetauditor.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static fleetauditor.graph.FakeGraph.USERS;
import static fleetauditor.graph.FakeGraph.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.http.Fault;
import fleetauditor.graph.FakeGraph.Rows;
import fleetauditor.graph.GraphException.Kind;
import fleetauditor.model.ReadStats;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    private final Rows rows = new Rows();

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 509})
    void aPassingFaultIsTriedAgainAfterASecondOrSo(int status) {
        graph.at("/v1.0/users", error(status, "Any"), graph.page("", "1"));

        ReadStats stats = read();

        assertThat(rows.ids).containsExactly("1");
        assertThat(stats.requests()).isEqualTo(2);
        assertThat(stats.retries()).isEqualTo(1);
        assertThat(stats.pages()).isEqualTo(1);
        assertThat(graph.time().waits()).hasSize(1);
        assertAbout(graph.time().waits().get(0), 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 410, 501, 302})
    void anythingElseIsFinal(int status) {
        graph.at("/v1.0/users", error(status, "Any").withHeader("Location", graph.root() + "/v1.0/other"));

        assertThatThrownBy(this::read).isInstanceOf(GraphException.class);
        assertThat(graph.urls()).containsExactly("/v1.0/users");
        assertThat(graph.time().waits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 7",
                "429 | 2.128",
                "429 | 31,120",
                "503 | 30",
                "503 | Sat, 15 Aug 2026 09:00:20 GMT",
                "504 | 12",
                "500 | 3"
            })
    void graphSaysHowLongToWait(int status, String retryAfter) {
        graph.at(
                "/v1.0/users",
                error(status, "Any")
                        .withHeader("Retry-After", retryAfter)
                        .withHeader("Date", "Sat, 15 Aug 2026 09:00:00 GMT"),
                graph.page("", "1"));

        ReadStats stats = read();

        Duration asked = RetryAfter.parse(List.of(retryAfter), FakeTime.START);
        assertThat(asked).isNotNull();
        assertThat(graph.time().waits()).containsExactly(asked);
        assertThat(stats.throttled()).isEqualTo(asked);
        assertThat(stats.duration()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"429 | 0", "503 | 0", "503 | 0.0", "429 | -5", "429 | soon", "503 | Sat, 15 Aug 2026 08:59:00 GMT"
            })
    void aWaitOfNothingIsNotTakenAtItsWord(int status, String retryAfter) {
        graph.at("/v1.0/users", error(status, "Any").withHeader("Retry-After", retryAfter), graph.page("", "1"));

        ReadStats stats = read();

        assertThat(stats.requests()).isEqualTo(2);
        assertThat(graph.urls()).hasSize(2);
        assertAbout(graph.time().waits().get(0), 1);
    }

    @Test
    void aDateIsCountedFromGraphsClockNotFromOurs() {
        graph.at(
                "/v1.0/users",
                error(429, "Any")
                        .withHeader("Date", "Sat, 15 Aug 2026 11:30:00 GMT")
                        .withHeader("Retry-After", "Sat, 15 Aug 2026 11:30:09 GMT"),
                graph.page("", "1"));

        read();

        assertThat(graph.time().waits()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void onlyWaitsThatGraphAskedForCountAsThrottled() {
        graph.at("/v1.0/users", error(500, "Any"), error(429, "Any"), graph.page("", "1"));

        ReadStats stats = read();

        assertThat(stats.retries()).isEqualTo(2);
        assertThat(stats.throttled()).isEqualTo(graph.time().waits().get(1));
        assertThat(stats.duration())
                .isEqualTo(graph.time().waits().get(0).plus(graph.time().waits().get(1)));
    }

    @Test
    void patienceLastsLongerThanALimitThatCountsByTheMinute() {
        graph.at("/v1.0/users", error(429, "TooManyRequests"));

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(GraphException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.FAILED);
                    assertThat(e.status()).isEqualTo(429);
                    assertThat(e.code()).isEqualTo("TooManyRequests");
                })
                .hasMessage("GET /v1.0/users -> 429 TooManyRequests (request-id 11111111-2222-3333-4444-555555555555),"
                        + " after 8 tries");
        assertThat(graph.urls()).hasSize(8);
        List<Duration> waits = graph.time().waits();
        assertThat(waits).hasSize(7).allSatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(500)));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofSeconds(60));
        int[] about = {1, 2, 4, 8, 16, 20, 20};
        for (int i = 0; i < about.length; i++) {
            assertAbout(waits.get(i), about[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLineThatBreaksIsTriedAgain(Fault fault) {
        graph.at("/v1.0/users", okJson(graph.pageJson("", "1")).withFault(fault), graph.page("", "1"));

        read();

        assertThat(rows.ids).containsExactly("1");
        assertAbout(graph.time().waits().get(0), 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sign in to your network</body></html>",
                "{\"value\":[{\"id\":\"1\"},{\"id\":\"2",
                "{\"value\":[{\"id\":\"1\"}]",
                "{\"value\":[{\"id\":\"1\"}]}{}",
                "{\"other\":[]}",
                "[]",
                ""
            })
    void aBodyThatIsNoWholePageCountsNothing(String body) {
        graph.at("/v1.0/users", aResponse().withBody(body), graph.page("", "1", "2"));

        ReadStats stats = read();

        assertThat(rows.ids).containsExactly("1", "2");
        assertThat(rows.pages).containsExactly(2);
        assertThat(stats.pages()).isEqualTo(1);
    }

    @Test
    void aBodyThatStaysBrokenIsNamed() {
        graph.at(
                "/v1.0/users",
                aResponse().withBody("{\"value\":[{\"mail\":\"ann@contoso.com").withHeader("request-id", "r-1"));

        assertThatThrownBy(this::read)
                .hasMessage("GET /v1.0/users -> 200, but the body broke off or is not JSON"
                        + " (JsonEOFException, request-id r-1), after 8 tries");
    }

    @Test
    void aKeptConnectionThatIsDeadIsReplacedAndCounted() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", graph.page("/v1.0/users?$skiptoken=b", "2"))
                .at("/v1.0/users?$skiptoken=b", aResponse().withFault(Fault.EMPTY_RESPONSE), graph.page("", "3"));

        ReadStats stats = read();

        assertThat(rows.ids).containsExactly("1", "2", "3");
        assertThat(stats.requests()).isEqualTo(4).isEqualTo(graph.urls().size());
        assertThat(stats.retries()).isEqualTo(1);
    }

    @Test
    void aPageThatIsReadAgainMayLeadElsewhere() {
        String broken = graph.pageJson("/v1.0/users?$skiptoken=old", "1");
        graph.at(
                        "/v1.0/users",
                        aResponse().withBody(broken.substring(0, broken.length() - 2)),
                        graph.page("/v1.0/users?$skiptoken=new", "1"))
                .at("/v1.0/users?$skiptoken=old", graph.page("", "wrong"))
                .at("/v1.0/users?$skiptoken=new", graph.page("", "2"));

        read();

        assertThat(rows.ids).containsExactly("1", "2");
    }

    @Test
    void aFaultOnALaterPageRepeatsOnlyThatPage() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at(
                        "/v1.0/users?$skiptoken=a",
                        error(503, "ServiceUnavailable").withHeader("Retry-After", "5"),
                        graph.page("", "2"));

        ReadStats stats = read();

        assertThat(rows.ids).containsExactly("1", "2");
        assertThat(graph.urls()).containsExactly("/v1.0/users", "/v1.0/users?$skiptoken=a", "/v1.0/users?$skiptoken=a");
        assertThat(stats).isEqualTo(new ReadStats(2, 3, 1, Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @Test
    void whatWasReadBeforeAFinalFaultIsHandedOn() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", error(403, "Authorization_RequestDenied"));

        assertThatThrownBy(this::read).isInstanceOf(GraphException.class);
        assertThat(rows.ids).containsExactly("1");
    }

    @Test
    void anExpiredPageTokenBeginsTheCollectionAnew() {
        graph.at(
                        "/v1.0/users",
                        graph.page("/v1.0/users?$skiptoken=a", "1"),
                        graph.page("/v1.0/users?$skiptoken=b", "1"))
                .at("/v1.0/users?$skiptoken=a", error(400, "Directory_ExpiredPageToken"))
                .at("/v1.0/users?$skiptoken=b", graph.page("", "2"));

        read();

        assertThat(rows.ids).containsExactly("1", "2");
        assertThat(rows.restarts).isEqualTo(1);
    }

    @Test
    void aCollectionIsBegunAnewFiveTimesAtMost() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", error(400, "Directory_ExpiredPageToken"));

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
                .hasMessageContaining("400 Directory_ExpiredPageToken");
        assertThat(rows.restarts).isEqualTo(5);
        assertThat(graph.urls()).hasSize(12);
    }

    @Test
    void aPageTokenThatWeSentWronglyIsNotRetried() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", error(400, "Request_UnsupportedQuery", "Invalid page token."));

        assertThatThrownBy(this::read).hasMessageContaining("400 Request_UnsupportedQuery");
        assertThat(rows.restarts).isZero();
    }

    @Test
    void graphThatCannotBeReachedCostsPatienceOnce() throws IOException {
        URI nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (GraphClient client = graph.client(GraphConfig.at(nobody))) {
            GraphSession first = client.open();
            assertThatThrownBy(() -> first.list(USERS, FakeGraph::id, rows))
                    .isInstanceOfSatisfying(
                            GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                    .hasMessageStartingWith("GET /v1.0/users -> no connection to 127.0.0.1:")
                    .hasMessageContaining("ConnectException")
                    .hasMessageEndingWith("check network, proxy and graph.endpoint, after 8 tries");
            assertThat(first.stats().requests()).isEqualTo(8);

            GraphSession second = client.open();
            assertThatThrownBy(() -> second.list(USERS, FakeGraph::id, rows)).hasMessageEndingWith("after 1 try");
            assertThat(second.stats().requests()).isEqualTo(1);
        }
    }

    private ReadStats read() {
        try (GraphClient client = graph.client()) {
            GraphSession session = client.open();
            session.list(USERS, FakeGraph::id, rows);
            return session.stats();
        }
    }

    /** Give or take the tenth that keeps sessions apart. */
    private static void assertAbout(Duration wait, int seconds) {
        assertThat(wait.toMillis() / 1000.0).isCloseTo(seconds, within(seconds * 0.1001));
    }
}
