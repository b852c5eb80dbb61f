package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A dataset that is one Graph collection, an object a row. */
interface ListCollector<T> extends DatasetCollector<T> {
    GraphRequest request(CollectContext context);

    /** One row; null when the object is none of ours. */
    @Nullable
    T row(Fields fields) throws IOException;

    @Override
    default void collect(GraphSession graph, CollectContext context, Rows<T> rows) {
        graph.list(request(context), this::row, rows);
    }
}
