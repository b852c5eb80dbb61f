package fleetauditor.diagnosis.read;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What {@code dsregcmd /status} printed, in its order.
 *
 * @param fields also those that repeat in other sections
 */
public record DsregReport(List<DsregField> fields) {
    private static final String WORK_ACCOUNT = "Work Account";

    public DsregReport {
        fields = List.copyOf(fields);
    }

    /** The first field of this name outside the work accounts that has a value. */
    public Optional<DsregField> value(String key) {
        return all(key).filter(f -> !f.isEmpty()).findFirst();
    }

    /** The first field of this name outside the work accounts, with a value or not. */
    public Optional<DsregField> field(String key) {
        return all(key).findFirst();
    }

    /** Every field of this name outside the work accounts. */
    public Stream<DsregField> all(String key) {
        return fields.stream().filter(f -> f.key().equals(key) && !f.section().startsWith(WORK_ACCOUNT));
    }

    /** Every field that {@code wanted} accepts, also of work accounts. */
    public Stream<DsregField> where(Predicate<DsregField> wanted) {
        return fields.stream().filter(wanted);
    }

    /** Whether the field is shown and says {@code word}. */
    public boolean says(String key, String word) {
        return value(key).filter(f -> f.says(word)).isPresent();
    }

    /** The value as printed; empty when it is not shown. */
    public Optional<String> text(String key) {
        return value(key).map(DsregField::value);
    }
}
