package fleetauditor.lifecycle;

import fleetauditor.model.Table.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one run read one dataset.
 *
 * @param dataset its name in the report
 * @param rows that were read, completely or not
 * @param trustedRows the size that is believed: {@code rows}, unless it shrank too much and nobody confirmed that yet
 * @param shrunkSince when it was first seen to have shrunk; null when {@code rows} is believed
 */
public record DatasetCount(
        String dataset,
        State state,
        int rows,
        int trustedRows,
        @Nullable Instant shrunkSince) {}
