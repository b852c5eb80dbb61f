package fleetauditor.collect;

import fleetauditor.graph.GraphException;
import fleetauditor.graph.PageSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rows of a dataset as they arrive. An object that Graph delivers twice counts once. */
final class Rows<T> implements PageSink<T> {
    private final Function<T, Object> identity;
    private final List<T> rows = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private final List<GraphException> gaps = new ArrayList<>();

    Rows(Function<T, Object> identity) {
        this.identity = identity;
    }

    @Override
    public void page(List<T> page) {
        page.forEach(this::add);
    }

    @Override
    public void restart() {
        rows.clear();
        seen.clear();
    }

    void add(T row) {
        if (seen.add(identity.apply(row))) {
            rows.add(row);
        }
    }

    /** Notes that a part could not be read: the dataset is not complete. */
    void gap(GraphException problem) {
        gaps.add(problem);
    }

    List<T> rows() {
        return rows;
    }

    List<GraphException> gaps() {
        return gaps;
    }
}
