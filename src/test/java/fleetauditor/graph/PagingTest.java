package fleetauditor.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static fleetauditor.graph.FakeGraph.USERS;
import static fleetauditor.graph.FakeGraph.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.graph.FakeGraph.Rows;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    private final Rows rows = new Rows();

    @Test
    void everyPageIsReadOnceAndInOrder() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1", "2"))
                .at("/v1.0/users?$skiptoken=a", graph.page("/v1.0/users?$skiptoken=b", "3"))
                .at("/v1.0/users?$skiptoken=b", graph.page("", "4"));

        var stats = read();

        assertThat(rows.ids).containsExactly("1", "2", "3", "4");
        assertThat(stats.pages()).isEqualTo(3);
        assertThat(stats.requests()).isEqualTo(3);
        assertThat(stats.retries()).isZero();
        assertThat(graph.urls()).containsExactly("/v1.0/users", "/v1.0/users?$skiptoken=a", "/v1.0/users?$skiptoken=b");
    }

    @Test
    void anEmptyPageIsNotTheLast() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a"))
                .at("/v1.0/users?$skiptoken=a", graph.page("", "1"));

        read();

        assertThat(rows.pages).containsExactly(0, 1);
        assertThat(rows.ids).containsExactly("1");
    }

    @Test
    void theNextLinkMayComeAfterTheRows() {
        graph.at(
                        "/v1.0/users",
                        okJson("{\"value\":[{\"id\":\"1\"}],\"@odata.nextLink\":\"" + graph.root()
                                + "/v1.0/users?$skiptoken=a\"}"))
                .at("/v1.0/users?$skiptoken=a", graph.page("", "2"));

        read();

        assertThat(rows.ids).containsExactly("1", "2");
    }

    @Test
    void theNextPageIsAskedForWhileThisOneIsParsed() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        graph.server().addMockServiceRequestListener((request, response) -> {
            if (request.getUrl().contains("skiptoken")) {
                arrived.countDown();
            }
        });
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", graph.page("", "2"));
        try (GraphClient client = graph.client()) {
            client.open()
                    .list(
                            USERS,
                            fields -> {
                                await(arrived);
                                return FakeGraph.id(fields);
                            },
                            rows);
        }

        assertThat(rows.ids).containsExactly("1", "2");
        assertThat(graph.urls()).hasSize(2);
    }

    @Test
    void aLinkIsFollowedExactlyAsGraphWroteIt() {
        String link = "/v1.0/users?$select=id,displayName&$top=2&$skiptoken=RFNwdAoAAQ%3D%3D_%20x!A-b.c~d";
        graph.at("/v1.0/users", graph.page(link, "1")).at(link, graph.page("", "2"));

        read();

        assertThat(rows.ids).containsExactly("1", "2");
    }

    @Test
    void optionsAreSentEncodedAndInOrder() {
        var request = USERS.select("id", "displayName").top(999).filter("startswith(displayName,'O''Brien & Söhne')");
        graph.at(
                "/v1.0/users?$select=id,displayName&$top=999"
                        + "&$filter=startswith(displayName,%27O%27%27Brien%20%26%20S%C3%B6hne%27)",
                graph.page("", "1"));
        try (GraphClient client = graph.client()) {
            client.open().list(request, FakeGraph::id, rows);
        }

        assertThat(rows.ids).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.evil.example/v1.0/users?$skiptoken=a",
                "https://127.0.0.1/v1.0/users?$skiptoken=a",
                "http://127.0.0.1:1/v1.0/users?$skiptoken=a",
                "http://localhost/v1.0/users?$skiptoken=a",
                "http://127.0.0.1@evil.example/v1.0/users",
                "/v1.0/users?$skiptoken=a",
                "no link"
            })
    void aLinkThatLeadsElsewhereIsNotFollowed(String link) {
        graph.at("/v1.0/users", okJson("{\"@odata.nextLink\":\"" + link + "\",\"value\":[{\"id\":\"1\"}]}"));

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(GraphException.Kind.FAILED))
                .hasMessageStartingWith("GET /v1.0/users -> 200, but its @odata.nextLink leads to ")
                .hasMessageEndingWith("it was not followed")
                .hasMessageNotContaining("skiptoken");
        assertThat(graph.urls()).containsExactly("/v1.0/users");
    }

    @Test
    void aCircleOfLinksEnds() {
        graph.at("/v1.0/users", graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", graph.page("/v1.0/users?$skiptoken=b", "2"))
                .at("/v1.0/users?$skiptoken=b", graph.page("/v1.0/users?$skiptoken=a", "3"));

        assertThatThrownBy(this::read)
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("leads to a page that was read before");
        assertThat(graph.urls()).hasSize(3);
    }

    @Test
    void aSingleObjectIsTheBodyItself() {
        graph.at("/v1.0/organization/1", okJson("{\"@odata.context\":\"c\",\"id\":\"1\",\"value\":[]}"));
        try (GraphClient client = graph.client()) {
            GraphSession session = client.open();

            assertThat(session.get(GraphRequest.get("/v1.0/organization/1", USERS.service()), FakeGraph::id))
                    .contains("1");
            assertThat(session.stats().pages()).isEqualTo(1);
        }
    }

    @Test
    void aSingleObjectThatDoesNotExistIsEmpty() {
        graph.at("/v1.0/users", error(404, "Request_ResourceNotFound"));
        try (GraphClient client = graph.client()) {
            assertThat(client.open().get(USERS, FakeGraph::id)).isEqualTo(Optional.empty());
        }
    }

    @Test
    void aRowWithoutARequiredPropertyEndsTheReadingAtOnce() {
        graph.at("/v1.0/users", okJson("{\"value\":[{\"id\":\"1\"},{\"displayName\":\"Ann\"}]}"));

        assertThatThrownBy(this::read)
                .isInstanceOf(MalformedRowException.class)
                .hasMessage("an object has no readable 'id'");
        assertThat(rows.ids).isEmpty();
        assertThat(graph.urls()).hasSize(1);
    }

    private fleetauditor.model.ReadStats read() {
        try (GraphClient client = graph.client()) {
            GraphSession session = client.open();
            session.list(USERS, FakeGraph::id, rows);
            return session.stats();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS))
                    .as("next page was asked for")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
