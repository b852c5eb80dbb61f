package fleetauditor.graph;

import fleetauditor.graph.GraphRequest.Service;
import java.time.Duration;
import java.util.Map;

/**
 * Limits so low that they are kept here rather than found out by 429.
 *
 * @see <a href="https://learn.microsoft.com/graph/throttling-limits">Throttling limits</a>
 */
final class Budgets {
    private final Map<Service, Budget> budgets;

    Budgets(Time time) {
        this.budgets = Map.of(
                Service.REPORTS, new Budget(5, Duration.ofSeconds(10), time),
                Service.POLICIES, new Budget(1, Duration.ofSeconds(1), time));
    }

    /** How long to wait before so many requests to this service may leave. */
    Duration reserve(Service service, int requests) {
        Budget budget = budgets.get(service);
        Duration wait = Duration.ZERO;
        for (int i = 0; budget != null && i < requests; i++) {
            wait = budget.reserve();
        }
        return wait;
    }
}
