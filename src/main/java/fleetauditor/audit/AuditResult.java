package fleetauditor.audit;

import fleetauditor.model.NamedGroup;
import fleetauditor.model.Snapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything one audit has to say; reports and alerts are made from this alone.
 *
 * @param outcomes one per rule that was asked, by rule id
 * @param departures what the settings changed against the defaults: rules switched off, severities overridden
 * @param groups the groups that were asked for by name or id, one for each; no rule sees them
 * @param partial whether only some of the rules were asked that the settings leave switched on
 */
public record AuditResult(
        RunInfo run,
        Snapshot snapshot,
        List<RuleOutcome> outcomes,
        List<Departure> departures,
        List<NamedGroup> groups,
        boolean partial) {
    /**
     * A rule that the settings treat differently.
     *
     * @param severity the severity its findings were given; null when the rule was switched off
     */
    public record Departure(
            String ruleId,
            @org.jspecify.annotations.Nullable Severity severity) {}

    public AuditResult {
        outcomes = List.copyOf(outcomes);
        departures = List.copyOf(departures);
        groups = List.copyOf(groups);
    }

    /** An audit that asked every rule and no group. */
    public AuditResult(RunInfo run, Snapshot snapshot, List<RuleOutcome> outcomes, List<Departure> departures) {
        this(run, snapshot, outcomes, departures, List.of(), false);
    }

    /** Every finding, worst first, in the same order in every run. */
    public List<Finding> findings() {
        return outcomes.stream()
                .flatMap(o -> o.findings().stream())
                .sorted(Finding.ORDER)
                .toList();
    }

    /** Whether every rule that was asked gave a verdict. */
    public boolean isComplete() {
        return outcomes.stream().noneMatch(RuleOutcome::isGap);
    }

    /** How many findings there are of each severity; every severity is a key. */
    public Map<Severity, Integer> countBySeverity() {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, 0);
        }
        for (RuleOutcome outcome : outcomes) {
            for (Finding finding : outcome.findings()) {
                counts.merge(finding.severity(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
