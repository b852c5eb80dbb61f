package fleetauditor.graph;

import static fleetauditor.graph.FakeGraph.error;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.graph.FakeGraph.Rows;
import fleetauditor.graph.GraphRequest.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetsTest {
    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    private final FakeTime time = new FakeTime();
    private final Budgets budgets = new Budgets(time);

    @Test
    void fiveReportRequestsFitIntoTenSeconds() {
        for (int i = 0; i < 5; i++) {
            assertThat(budgets.reserve(Service.REPORTS, 1)).isZero();
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(budgets.reserve(Service.REPORTS, 1)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5200));
    }

    @Test
    void theWindowSlides() {
        for (int i = 0; i < 5; i++) {
            budgets.reserve(Service.REPORTS, 1);
            time.pass(Duration.ofSeconds(2));
        }
        time.pass(Duration.ofSeconds(1));

        assertThat(budgets.reserve(Service.REPORTS, 1)).isZero();
        assertThat(budgets.reserve(Service.REPORTS, 1)).isPositive();
    }

    @Test
    void policiesAreAskedForOnceASecond() {
        assertThat(budgets.reserve(Service.POLICIES, 1)).isZero();
        assertThat(budgets.reserve(Service.POLICIES, 1)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1200));
        assertThat(budgets.reserve(Service.POLICIES, 1)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2400));
    }

    @Test
    void theItemsOfABatchCountEach() {
        assertThat(budgets.reserve(Service.REPORTS, 6)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource(names = {"DIRECTORY", "INTUNE"})
    void otherServicesHaveNone(Service service) {
        assertThat(budgets.reserve(service, 10_000)).isZero();
    }

    @Test
    void aClientsSessionsShareABudgetAndItsWaitsAreNotThrottling() {
        graph.at("/v1.0/identity/conditionalAccess/policies", graph.page("", "1"));
        var policies = GraphRequest.get("/v1.0/identity/conditionalAccess/policies", Service.POLICIES);
        try (GraphClient client = graph.client()) {
            client.open().list(policies, FakeGraph::id, new Rows());
            GraphSession second = client.open();
            second.list(policies, FakeGraph::id, new Rows());

            assertThat(graph.time().waits()).hasSize(1);
            assertThat(graph.time().waits().get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(second.stats().throttled()).isZero();
            assertThat(second.stats().retries()).isZero();
        }
    }

    @Test
    void aRetryTakesFromTheBudgetToo() {
        graph.at(
                "/v1.0/identity/conditionalAccess/policies",
                error(429, "TooManyRequests").withHeader("Retry-After", "0.5"),
                graph.page("", "1"));
        try (GraphClient client = graph.client()) {
            client.open()
                    .list(
                            GraphRequest.get("/v1.0/identity/conditionalAccess/policies", Service.POLICIES),
                            FakeGraph::id,
                            new Rows());
        }

        assertThat(graph.time().waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
}
