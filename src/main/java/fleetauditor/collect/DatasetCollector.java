package fleetauditor.collect;

import fleetauditor.graph.GraphSession;
import fleetauditor.model.Dataset;
import java.util.Set;

/** How one dataset is asked for and read. Retries and pages are the session's, states are {@link SnapshotCollector}'s. */
interface DatasetCollector<T> {
    Dataset<T> dataset();

    /** What makes two rows the same object. */
    Object identity(T row);

    /** Datasets that must have been read before this one. */
    default Set<Dataset<?>> after() {
        return Set.of();
    }

    /** Reads every row into {@code rows}. */
    void collect(GraphSession graph, CollectContext context, Rows<T> rows);
}
