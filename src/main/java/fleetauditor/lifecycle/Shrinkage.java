package fleetauditor.lifecycle;

import fleetauditor.lifecycle.Anomaly.Verdict;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the size of each dataset with the size that was last believed. Only complete datasets are compared: a gap has
 * its own words in the report.
 *
 * @param counts one for each dataset
 * @param anomalies datasets that shrank too much, in the order of the report
 */
record Shrinkage(List<DatasetCount> counts, List<Anomaly> anomalies) {
    /** A run this long after the one that saw it first is a second night. */
    static final Duration SECOND_NIGHT = Duration.ofHours(12);

    static Shrinkage of(Snapshot snapshot, Map<String, DatasetCount> last, ShrinkLimits limits) {
        var counts = new ArrayList<DatasetCount>();
        var anomalies = new ArrayList<Anomaly>();
        for (Dataset<?> dataset : Dataset.ALL) {
            Table<?> table = snapshot.table(dataset);
            int rows = table.rows().size();
            DatasetCount before = last.get(dataset.name());
            Anomaly anomaly =
                    table.isComplete() && before != null ? judge(before, rows, snapshot.asOf(), limits) : null;
            if (anomaly != null) {
                anomalies.add(anomaly);
            }
            counts.add(count(table, rows, anomaly));
        }
        return new Shrinkage(counts, anomalies);
    }

    /** Names of the datasets that are not believed. */
    Set<String> unconfirmed() {
        return anomalies.stream()
                .filter(a -> a.verdict() == Verdict.UNCONFIRMED)
                .map(Anomaly::dataset)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static DatasetCount count(Table<?> table, int rows, @Nullable Anomaly anomaly) {
        String name = table.dataset().name();
        return anomaly != null && anomaly.verdict() == Verdict.UNCONFIRMED
                ? new DatasetCount(name, table.state(), rows, anomaly.before(), anomaly.since())
                : new DatasetCount(name, table.state(), rows, rows, null);
    }

    private static @Nullable Anomaly judge(DatasetCount before, int rows, Instant asOf, ShrinkLimits limits) {
        int trusted = before.trustedRows();
        if (!limits.isTooMuch(trusted, rows)) {
            return null;
        }
        Instant shrunk = before.shrunkSince();
        // Much smaller again than at its first sight is another shrink, which the first sight does not confirm.
        Instant since = shrunk == null || limits.isTooMuch(before.rows(), rows) ? asOf : shrunk;
        Verdict verdict = Verdict.UNCONFIRMED;
        if (limits.accepted()) {
            verdict = Verdict.ACCEPTED;
        } else if (!asOf.isBefore(since.plus(SECOND_NIGHT))) {
            verdict = Verdict.CONFIRMED;
        }
        return new Anomaly(before.dataset(), trusted, rows, since, verdict, 0);
    }
}
