package fleetauditor.audit;

import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies rules to a snapshot. One rule's failure never hides another's findings. */
public final class Auditor {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    private final List<Rule<?>> rules;
    private final RuleSettings settings;

    public Auditor(List<Rule<?>> rules, RuleSettings settings) {
        this.rules = List.copyOf(rules);
        this.settings = settings;
    }

    /** One outcome per rule that is not switched off, in the order of the rules. */
    public List<RuleOutcome> audit(Snapshot snapshot) {
        var lookups = new Lookups(snapshot);
        return rules.stream()
                .filter(rule -> !settings.switchedOff().contains(rule.spec().id()))
                .map(rule -> evaluate(rule, snapshot, lookups))
                .toList();
    }

    private <S> RuleOutcome evaluate(Rule<S> rule, Snapshot snapshot, Lookups lookups) {
        RuleSpec spec = rule.spec();
        String gaps = gaps(spec, snapshot);
        if (!gaps.isEmpty()) {
            return gap(spec, Outcome.NOT_EVALUATED, 0, gaps);
        }
        var view = new AuditView(snapshot, lookups, spec);
        // Two examined things can lead to one finding when Graph holds an object twice: it counts once.
        var findings = new LinkedHashMap<String, Finding>();
        int examined = 0;
        try {
            for (S each : (Iterable<S>) rule.examined(view)::iterator) {
                examined++;
                rule.check(each, view).map(v -> finding(spec, v)).ifPresent(f -> findings.putIfAbsent(f.id(), f));
            }
            var sorted = new ArrayList<>(findings.values());
            sorted.sort(Finding.ORDER);
            return new RuleOutcome(
                    spec,
                    severity(spec),
                    verdict(examined, sorted),
                    examined,
                    sorted,
                    rule.leavesOut(view).orElse(null),
                    rule.unjudged(view).map(Subject::id).collect(Collectors.toSet()));
        } catch (RuntimeException e) {
            LOG.debug("rule {} failed", spec.id(), e);
            return gap(
                    spec,
                    Outcome.ERROR,
                    examined,
                    "The rule failed with " + e.getClass().getSimpleName() + where(e)
                            + ". This is a bug of Fleet Auditor: run with --verbose and report it.");
        }
    }

    private Finding finding(RuleSpec spec, Violation violation) {
        Finding finding = Finding.of(spec, violation);
        Severity override = settings.severities().get(spec.id());
        return override == null ? finding : finding.withSeverity(override);
    }

    private RuleOutcome gap(RuleSpec spec, Outcome outcome, int examined, String reason) {
        return new RuleOutcome(spec, severity(spec), outcome, examined, List.of(), reason);
    }

    private Severity severity(RuleSpec spec) {
        return settings.severities().getOrDefault(spec.id(), spec.severity());
    }

    private static Outcome verdict(int examined, List<Finding> findings) {
        if (!findings.isEmpty()) {
            return Outcome.VIOLATED;
        }
        return examined == 0 ? Outcome.NOT_APPLICABLE : Outcome.PASSED;
    }

    private static String gaps(RuleSpec spec, Snapshot snapshot) {
        return spec.requires().stream()
                .map(snapshot::table)
                .filter(table -> !table.isComplete())
                .map(Auditor::gap)
                .collect(Collectors.joining(" "));
    }

    /** One sentence about a table that is not complete. */
    static String gap(Table<?> table) {
        String problem = table.problem();
        return table.dataset().name() + " is " + table.state().key() + (problem == null ? "." : ": " + problem);
    }

    private static String where(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    }
}
