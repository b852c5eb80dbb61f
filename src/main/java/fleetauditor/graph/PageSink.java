package fleetauditor.graph;

import java.util.List;

/** Takes the rows of a collection, page by page, each page once and whole. */
public interface PageSink<T> {
    /** The rows of the next page, which can be empty. */
    void page(List<T> rows);

    /** Graph lost its place: the collection starts again from the first page, what was given so far is void. */
    void restart();
}
