package fleetauditor.collect;

import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What collectors may know.
 *
 * @param asOf the audit's clock
 * @param signInLookback how far back sign-ins are read
 * @param read what was read before; see {@link DatasetCollector#after()}
 */
record CollectContext(Instant asOf, Duration signInLookback, Map<Dataset<?>, Table<?>> read) {
    /** A dataset that was read before. */
    @SuppressWarnings("unchecked") // the key's type parameter is the table's
    <T> Table<T> table(Dataset<T> dataset) {
        Table<?> table = read.get(dataset);
        return table == null ? Table.skipped(dataset) : (Table<T>) table;
    }
}
