package fleetauditor.graph;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One try failed in a way that another may not. Ends as {@link #problem()} when patience does. */
final class TransientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final GraphException problem;
    private final transient @Nullable Duration retryAfter;

    /** @param retryAfter how long Graph asks to wait; null when it does not say */
    TransientFailure(GraphException problem, @Nullable Duration retryAfter) {
        super(problem.getMessage(), problem, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    GraphException problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the wait is Graph's wish rather than ours. */
    boolean isThrottling() {
        int status = problem.status();
        return retryAfter != null || status == 429 || status == 503 || status == 509;
    }
}
