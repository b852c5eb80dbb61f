package fleetauditor.graph;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one object of an answer into a row. */
@FunctionalInterface
public interface RowParser<T> {
    /**
     * Reads the properties of one object, each by one call.
     *
     * @return the row; null when the object is none of ours
     * @throws MalformedRowException if a property that the row cannot do without is absent
     */
    @Nullable
    T parse(Fields fields) throws IOException;
}
