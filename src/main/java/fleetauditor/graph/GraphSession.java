package fleetauditor.graph;

import fleetauditor.model.ReadStats;
import java.util.List;
import java.util.Optional;

/**
 * Reading for one dataset: retries, follows pages, counts what it took and ends at its deadline. Used by one thread.
 *
 * <p>Every method throws {@link GraphException} when Graph does not give what was asked in spite of retries.
 */
public interface GraphSession {
    /** Reads a whole collection, following every page. */
    <T> void list(GraphRequest request, RowParser<T> parser, PageSink<T> sink);

    /** Reads a single object; empty when it does not exist. */
    <T> Optional<T> get(GraphRequest request, RowParser<T> parser);

    /** Reads several collections through {@code $batch}, 20 at a time, each with its own retries and pages. */
    <T> void listAll(List<GraphRequest> requests, RowParser<T> parser, BatchSink<T> sink);

    /** What it took so far. */
    ReadStats stats();
}
