package fleetauditor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one dataset and how completely they were read. A gap is never an empty list: look at {@link #state()}.
 *
 * @param problem null when complete or skipped without a cause; else one text that says what was tried, what came back
 *     and what to do
 */
public record Table<T>(
        Dataset<T> dataset,
        List<T> rows,
        State state,
        @Nullable String problem,
        ReadStats stats) {
    /** How far a dataset could be read. */
    public enum State {
        /** Every row. */
        COMPLETE("complete"),
        /** Some rows; a later page or part failed. */
        PARTIAL("partial"),
        /** A permission is missing. */
        DENIED("denied"),
        /** The tenant lacks the license for this API. */
        UNLICENSED("unlicensed"),
        /** It could not be read for another reason. */
        FAILED("failed"),
        /** Nobody asked for it: every rule that needs it is switched off. */
        SKIPPED("skipped");

        private final String key;

        State(String key) {
            this.key = key;
        }

        /** The name in the JSON report. */
        public String key() {
            return key;
        }
    }

    public Table {
        rows = List.copyOf(rows);
    }

    public static <T> Table<T> complete(Dataset<T> dataset, List<T> rows) {
        return new Table<>(dataset, rows, State.COMPLETE, null, ReadStats.NONE);
    }

    public static <T> Table<T> gap(Dataset<T> dataset, State state, String problem) {
        return new Table<>(dataset, List.of(), state, problem, ReadStats.NONE);
    }

    public static <T> Table<T> skipped(Dataset<T> dataset) {
        return new Table<>(dataset, List.of(), State.SKIPPED, null, ReadStats.NONE);
    }

    public boolean isComplete() {
        return state == State.COMPLETE;
    }
}
