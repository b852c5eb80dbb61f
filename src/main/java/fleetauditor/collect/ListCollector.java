package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dataset that is one Graph collection, an object a row. */
interface ListCollector<T> extends DatasetCollector<T> {
    GraphRequest request(CollectContext context);

    /** One row; null when the object is none of ours. */
    @Nullable
    T row(Fields fields) throws IOException;

    /** One row is enough, where the list takes {@code $top}. */
    @Override
    default Optional<GraphRequest> probe(CollectContext context) {
        GraphRequest request = request(context);
        return Optional.of(request.option("$top") == null ? request : request.top(1));
    }

    @Override
    default void collect(GraphSession graph, CollectContext context, Rows<T> rows) {
        graph.list(request(context), this::row, rows);
    }
}
