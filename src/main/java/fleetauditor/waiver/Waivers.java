package fleetauditor.waiver;

import fleetauditor.model.Subject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The waivers of one installation, in the order of the file. */
public record Waivers(List<Waiver> all) {
    public static final Waivers NONE = new Waivers(List.of());

    public Waivers {
        all = List.copyOf(all);
    }

    /** Those that still hold on {@code day}. */
    public Waivers on(LocalDate day) {
        return new Waivers(all.stream().filter(w -> w.holdsOn(day)).toList());
    }

    /** Those of these rules, by id; all when none is given. */
    public Waivers of(Set<String> ruleIds) {
        return ruleIds.isEmpty()
                ? this
                : new Waivers(
                        all.stream().filter(w -> ruleIds.contains(w.ruleId())).toList());
    }

    /** Those that end within 14 days of {@code day}. */
    public List<Waiver> lapsing(LocalDate day) {
        return all.stream().filter(w -> w.lapsesSoonAfter(day)).toList();
    }

    /** Those that no longer hold on {@code day} and still stand in the file. */
    public List<Waiver> lapsed(LocalDate day) {
        return all.stream().filter(w -> !w.holdsOn(day)).toList();
    }

    /** Those of a rule that fit a subject. */
    public Stream<Waiver> fitting(String ruleId, Subject subject, SubjectFacts facts) {
        return all.stream().filter(w -> w.ruleId().equals(ruleId) && w.subject().fits(subject, facts));
    }

    /** The groups that they name, by object id or display name, each once. */
    public Set<String> groups() {
        var groups = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.stream().map(w -> w.subject().group()).filter(Objects::nonNull).forEach(groups::add);
        return groups;
    }

    /** Of those that fit, the one that holds longest. */
    public Optional<Waiver> match(String ruleId, Subject subject, SubjectFacts facts) {
        return fitting(ruleId, subject, facts)
                .max(Comparator.comparing(Waiver::until).thenComparing(Waiver::number, Comparator.reverseOrder()));
    }
}
