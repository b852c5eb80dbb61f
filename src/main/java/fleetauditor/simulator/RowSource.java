package fleetauditor.simulator;

import java.util.List;
import java.util.function.Predicate;

/** The rows of one collection, made while they are walked. Safe for several threads. */
interface RowSource {
    /** After the last row. */
    long END = -1;

    /**
     * Shows the rows from a cursor on until the visitor refuses one.
     *
     * @param cursor 0, or what an earlier walk gave
     * @param visitor false for "not this one any more"
     * @return the cursor of the refused row, or {@link #END}
     */
    long walk(long cursor, Predicate<Row> visitor);

    /** A short list that is held in memory. */
    static RowSource of(List<Row> rows) {
        return (cursor, visitor) -> {
            for (int i = (int) cursor; i < rows.size(); i++) {
                if (!visitor.test(rows.get(i))) {
                    return i;
                }
            }
            return END;
        };
    }
}
