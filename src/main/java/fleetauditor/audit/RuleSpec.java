package fleetauditor.audit;

import fleetauditor.model.Dataset;
import fleetauditor.model.SubjectKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rule says about itself. Reports, the rule pages, the permission list and the README are made from this; its
 * texts stand apart, by language.
 *
 * @param id for example {@code LIC-001}; never reused, never renamed
 * @param subjectKind what its findings are about
 * @param severities the severities its findings can have, worst first
 * @param causes the causes its findings can have; empty when they have none
 * @param requires datasets that must be complete; else the rule is not evaluated
 * @param uses datasets it can do without, saying what it leaves out
 * @param alerting whether the security team hears of its findings by default
 */
public record RuleSpec(
        String id,
        SubjectKind subjectKind,
        List<Severity> severities,
        List<String> causes,
        List<Dataset<?>> requires,
        List<Dataset<?>> uses,
        boolean alerting) {
    public RuleSpec {
        severities = List.copyOf(severities);
        causes = List.copyOf(causes);
        requires = List.copyOf(requires);
        uses = List.copyOf(uses);
    }

    /** A rule without causes that requires nothing yet. */
    public static RuleSpec rule(String id, SubjectKind subjectKind, Severity... severities) {
        return new RuleSpec(id, subjectKind, List.of(severities), List.of(), List.of(), List.of(), false);
    }

    public RuleSpec withCauses(String... more) {
        return new RuleSpec(id, subjectKind, severities, List.of(more), requires, uses, alerting);
    }

    public RuleSpec requiring(Dataset<?>... datasets) {
        return new RuleSpec(id, subjectKind, severities, causes, List.of(datasets), uses, alerting);
    }

    public RuleSpec using(Dataset<?>... datasets) {
        return new RuleSpec(id, subjectKind, severities, causes, requires, List.of(datasets), alerting);
    }

    public RuleSpec alertingSecurity() {
        return new RuleSpec(id, subjectKind, severities, causes, requires, uses, true);
    }

    /** The worst severity a finding of this rule can have. */
    public Severity severity() {
        return severities.get(0);
    }

    /** Every dataset the rule may read. */
    public List<Dataset<?>> reads() {
        return Stream.concat(requires.stream(), uses.stream()).toList();
    }
}
