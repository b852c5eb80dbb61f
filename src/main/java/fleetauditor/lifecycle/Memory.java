package fleetauditor.lifecycle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of a tenant before a run is recorded.
 *
 * @param nextRun the number that the run will have
 * @param baseline the run to compare with, see {@link Baseline}; null when there is none
 * @param counts for each dataset how the last run that read it completely did so, by dataset name
 * @param open findings that were there, waived ones included, by key
 * @param past resolved findings by key: those that are here again, and those resolved since the baseline
 * @param trend earlier days, oldest first
 */
public record Memory(
        long nextRun,
        @Nullable PastRun baseline,
        Map<String, DatasetCount> counts,
        Map<String, KnownFinding> open,
        Map<String, KnownFinding> past,
        List<TrendPoint> trend) {
    /** Of a tenant that was never audited, or when there is no store. */
    public static final Memory EMPTY = new Memory(1, null, Map.of(), Map.of(), Map.of(), List.of());

    public Memory {
        counts = Map.copyOf(counts);
        open = Map.copyOf(open);
        past = Map.copyOf(past);
        trend = List.copyOf(trend);
    }

    /** The number of the run to compare with; 0 when there is none, so that everything came after it. */
    long baselineNumber() {
        return baseline == null ? 0 : baseline.number();
    }
}
