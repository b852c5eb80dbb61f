package fleetauditor.graph;

import static fleetauditor.graph.FakeGraph.USERS;
import static fleetauditor.graph.FakeGraph.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.graph.FakeGraph.Rows;
import fleetauditor.graph.GraphRequest.Service;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadersTest {
    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    @Test
    void everyRequestSaysWhoAsksAndHasAnIdOfItsOwn() {
        graph.at("/v1.0/users", error(503, "Any"), graph.page("/v1.0/users?$skiptoken=a", "1"))
                .at("/v1.0/users?$skiptoken=a", graph.page("", "2"));
        read(USERS);

        Set<UUID> ids = new HashSet<>();
        assertThat(graph.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.getHeader("Accept")).isEqualTo("application/json");
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer a-token");
            assertThat(request.getHeader("User-Agent")).startsWith("fleet-auditor/");
            assertThat(request.getHeader("Accept-Encoding")).isEqualTo("gzip");
            assertThat(ids.add(UUID.fromString(request.getHeader("client-request-id"))))
                    .isTrue();
        });
    }

    @Test
    void anAdvancedQueryNeedsItsHeaderOnEveryPage() {
        graph.at("/v1.0/groups?$count=true", graph.page("/v1.0/groups?$skiptoken=a", "1"))
                .at("/v1.0/groups?$skiptoken=a", graph.page("", "2"));
        read(GraphRequest.get("/v1.0/groups", Service.DIRECTORY).advancedQuery());

        assertThat(graph.requests())
                .extracting(request -> request.getHeader("ConsistencyLevel"))
                .containsExactly("eventual", "eventual");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void onlyTheDirectoryTakesAPriority(Service service) {
        graph.at("/v1.0/things", graph.page("", "1"));
        read(GraphRequest.get("/v1.0/things", service));

        LoggedRequest request = graph.requests().get(0);
        assertThat(request.containsHeader("x-ms-throttle-priority")).isEqualTo(service == Service.DIRECTORY);
        assertThat(request.containsHeader("ConsistencyLevel")).isFalse();
    }

    private static void read(GraphRequest request) {
        try (GraphClient client = graph.client()) {
            client.open().list(request, FakeGraph::id, new Rows());
        }
    }
}
