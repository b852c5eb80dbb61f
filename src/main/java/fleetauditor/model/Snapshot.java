package fleetauditor.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that was read in one audit; immutable.
 *
 * @param asOf the audit's clock: every age, grace and lookback is counted from it
 * @param tables one table for each dataset of {@link Dataset#ALL}
 * @param formerlyLicensed users whom the previous audit saw with an Intune license; empty when there was none
 */
public record Snapshot(Instant asOf, Map<Dataset<?>, Table<?>> tables, Set<UUID> formerlyLicensed) {
    public Snapshot {
        var all = new LinkedHashMap<Dataset<?>, Table<?>>();
        for (Dataset<?> dataset : Dataset.ALL) {
            Table<?> given = tables.get(dataset);
            all.put(dataset, given == null ? Table.skipped(dataset) : given);
        }
        tables = Map.copyOf(all);
        formerlyLicensed = Set.copyOf(formerlyLicensed);
    }

    public Snapshot(Instant asOf, Map<Dataset<?>, Table<?>> tables) {
        this(asOf, tables, Set.of());
    }

    @SuppressWarnings("unchecked") // the key's type parameter is the table's
    public <T> Table<T> table(Dataset<T> dataset) {
        Table<?> table = tables.get(dataset);
        if (table == null) {
            throw new IllegalArgumentException("no dataset " + dataset.name());
        }
        return (Table<T>) table;
    }

    /** The rows that were read, complete or not; rules use {@code AuditView}, which asks for completeness. */
    public <T> List<T> rows(Dataset<T> dataset) {
        return table(dataset).rows();
    }
}
