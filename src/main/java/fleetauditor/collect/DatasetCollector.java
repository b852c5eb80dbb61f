package fleetauditor.collect;

import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphSession;
import fleetauditor.model.Dataset;
import java.util.Optional;
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

    /** A request that shows whether the dataset can be read at all; empty when it has none of its own. */
    Optional<GraphRequest> probe(CollectContext context);

    /** Reads every row into {@code rows}. */
    void collect(GraphSession graph, CollectContext context, Rows<T> rows);
}
