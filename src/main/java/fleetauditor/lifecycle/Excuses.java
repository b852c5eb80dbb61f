package fleetauditor.lifecycle;

import fleetauditor.model.NamedGroup;
import fleetauditor.model.Subject;
import fleetauditor.waiver.SubjectFacts;
import fleetauditor.waiver.Waiver;
import fleetauditor.waiver.Waivers;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The waivers as one run applies them; notes which of them matched something. */
final class Excuses {
    private final Waivers all;
    private final Waivers holding;
    private final LocalDate day;
    private final SubjectFacts facts;
    private final Set<Waiver> used = new HashSet<>();

    Excuses(Waivers all, LocalDate day, SubjectFacts facts) {
        this.all = all;
        this.holding = all.on(day);
        this.day = day;
        this.facts = facts;
    }

    Optional<Waiver> find(String ruleId, Subject subject) {
        holding.fitting(ruleId, subject, facts).forEach(used::add);
        return holding.match(ruleId, subject, facts);
    }

    /**
     * Whether a finding that this run could not judge stays waived. The data that a group or an operating system is
     * decided by may be what is missing, so such a waiver of the same rule keeps what it had.
     */
    boolean stayWaived(KnownFinding finding) {
        Facts known = finding.facts();
        if (find(known.ruleId(), known.subject()).isPresent()) {
            return true;
        }
        List<Waiver> undecided = holding.all().stream()
                .filter(w -> w.ruleId().equals(known.ruleId()) && !w.subject().isDecidedByName())
                .toList();
        used.addAll(undecided);
        return finding.life().state() == Life.State.WAIVED && !undecided.isEmpty();
    }

    List<Waiver> lapsing() {
        return all.lapsing(day);
    }

    List<Waiver> lapsed() {
        return all.lapsed(day);
    }

    /** Of those that hold, each whose group was asked for and is not known. */
    List<LostGroup> lostGroups() {
        return holding.all().stream().flatMap(w -> lost(w).stream()).toList();
    }

    /** @param evaluated whether the rule of this id gave a verdict */
    List<Waiver> unused(Predicate<String> evaluated) {
        return holding.all().stream()
                .filter(w -> !used.contains(w) && lost(w).isEmpty() && evaluated.test(w.ruleId()))
                .toList();
    }

    private Optional<LostGroup> lost(Waiver waiver) {
        return Optional.ofNullable(waiver.subject().group())
                .flatMap(facts::group)
                .filter(state -> state != NamedGroup.State.READ)
                .map(state -> new LostGroup(waiver, state));
    }
}
