package fleetauditor.whatif;

import fleetauditor.audit.Auditor;
import fleetauditor.audit.Finding;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings that a change makes and mends.
 *
 * @param appear findings of the changed tenant only, worst first
 * @param disappear findings of today's tenant only, worst first
 * @param worsened findings of both that are more severe in the changed tenant, as they are then, worst first
 * @param unjudged rules that gave no verdict, each with the reason
 */
public record FindingChanges(
        List<Finding> appear, List<Finding> disappear, List<Finding> worsened, List<String> unjudged) {
    static final FindingChanges NONE = new FindingChanges(List.of(), List.of(), List.of(), List.of());

    public FindingChanges {
        appear = List.copyOf(appear);
        disappear = List.copyOf(disappear);
        worsened = List.copyOf(worsened);
        unjudged = List.copyOf(unjudged);
    }

    /** Runs the rules that read a dataset which changed on both tenants, side by side: each takes seconds if it is large. */
    static FindingChanges between(Snapshot before, Snapshot after, List<Rule<?>> rules, RuleSettings settings) {
        Set<Dataset<?>> changed = new HashSet<>();
        for (Dataset<?> dataset : Dataset.ALL) {
            if (!before.table(dataset).rows().equals(after.table(dataset).rows())) {
                changed.add(dataset);
            }
        }
        List<Rule<?>> concerned = rules.stream()
                .filter(rule -> rule.spec().reads().stream().anyMatch(changed::contains))
                .toList();
        var auditor = new Auditor(concerned, settings);
        List<List<RuleOutcome>> both =
                Stream.of(before, after).parallel().map(auditor::audit).toList();
        List<RuleOutcome> then = both.get(0);
        List<RuleOutcome> now = both.get(1);
        var unjudged = new ArrayList<String>();
        Stream.concat(then.stream(), now.stream())
                .filter(RuleOutcome::isGap)
                .map(o -> o.rule().id() + ": " + o.reason())
                .distinct()
                .forEach(unjudged::add);
        return new FindingChanges(only(now, then), only(then, now), worse(then, now), unjudged);
    }

    private static List<Finding> only(List<RuleOutcome> these, List<RuleOutcome> notThose) {
        Set<String> others = findings(notThose).map(Finding::id).collect(Collectors.toSet());
        return findings(these)
                .filter(f -> !others.contains(f.id()))
                .sorted(Finding.ORDER)
                .toList();
    }

    private static List<Finding> worse(List<RuleOutcome> then, List<RuleOutcome> now) {
        Map<String, Severity> before =
                findings(then).collect(Collectors.toMap(Finding::id, Finding::severity, (a, b) -> a));
        return findings(now)
                .filter(f -> f.severity().compareTo(before.getOrDefault(f.id(), Severity.CRITICAL)) < 0)
                .sorted(Finding.ORDER)
                .toList();
    }

    private static Stream<Finding> findings(List<RuleOutcome> outcomes) {
        return outcomes.stream().flatMap(o -> o.findings().stream());
    }
}
