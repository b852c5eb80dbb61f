package fleetauditor.lifecycle;

import fleetauditor.lifecycle.RunFindings.RunFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The difference between any two runs of one tenant. What the later run could not judge counts as still there.
 *
 * @param appeared in the later run and not in the earlier
 * @param gone in the earlier run and not in the later
 * @param worsened in both, with a higher severity in the later
 * @param eased in both, with a lower severity in the later
 * @param unjudged in both, and the later run could not judge it
 * @param notEvaluated ids of the rules that one of the two runs evaluated and the other did not: what they find may
 *     have been there unseen
 */
public record Diff(
        PastRun earlier,
        PastRun later,
        List<Facts> appeared,
        List<Facts> gone,
        List<Facts> worsened,
        List<Facts> eased,
        List<Facts> unjudged,
        List<String> notEvaluated) {
    private static final Comparator<Facts> ORDER = Comparator.comparing(Facts::severity)
            .thenComparing(Facts::ruleId)
            .thenComparing(f -> f.subject().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Facts::id);

    /**
     * Compares two runs, whichever was first.
     *
     * @throws IllegalArgumentException if they are of two tenants
     */
    public static Diff between(RunFindings one, RunFindings other) {
        if (!one.run().info().tenantId().equals(other.run().info().tenantId())) {
            throw new IllegalArgumentException("the runs are of two tenants");
        }
        boolean inOrder = one.run().number() <= other.run().number();
        return inOrder ? compare(one, other) : compare(other, one);
    }

    private static Diff compare(RunFindings earlier, RunFindings later) {
        var appeared = new ArrayList<Facts>();
        var worsened = new ArrayList<Facts>();
        var eased = new ArrayList<Facts>();
        var unjudged = new ArrayList<Facts>();
        for (RunFinding now : later.findings().values()) {
            RunFinding before = earlier.findings().get(now.facts().id());
            if (before == null) {
                appeared.add(now.facts());
                continue;
            }
            int rise = before.facts().severity().compareTo(now.facts().severity());
            if (rise > 0) {
                worsened.add(now.facts());
            } else if (rise < 0) {
                eased.add(now.facts());
            }
            if (!now.judged()) {
                unjudged.add(now.facts());
            }
        }
        var gone = new ArrayList<Facts>();
        earlier.findings().forEach((key, before) -> {
            if (!later.findings().containsKey(key)) {
                gone.add(before.facts());
            }
        });
        List.of(appeared, gone, worsened, eased, unjudged).forEach(list -> list.sort(ORDER));
        return new Diff(
                earlier.run(),
                later.run(),
                appeared,
                gone,
                worsened,
                eased,
                unjudged,
                List.copyOf(notEvaluated(earlier, later)));
    }

    private static TreeSet<String> notEvaluated(RunFindings earlier, RunFindings later) {
        TreeSet<String> inEarlier = evaluated(earlier);
        TreeSet<String> inLater = evaluated(later);
        var either = new TreeSet<>(inEarlier);
        either.addAll(inLater);
        either.removeIf(rule -> inEarlier.contains(rule) && inLater.contains(rule));
        return either;
    }

    private static TreeSet<String> evaluated(RunFindings run) {
        var rules = new TreeSet<String>();
        for (RuleVerdict verdict : run.verdicts()) {
            if (!verdict.isGap()) {
                rules.add(verdict.ruleId());
            }
        }
        return rules;
    }
}
