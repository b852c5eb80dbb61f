package fleetauditor.graph;

import java.util.List;

/** Takes the rows of several collections that are read together. */
public interface BatchSink<T> {
    /** The rows of the next page of the request at {@code index}. */
    void page(int index, List<T> rows);

    /** The collection at {@code index} starts again: what was given of it so far is void. */
    void restart(int index);

    /** The collection at {@code index} could not be read; the others go on. */
    void failed(int index, GraphException problem);
}
