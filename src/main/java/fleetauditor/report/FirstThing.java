package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.audit.Severity;
import fleetauditor.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One of the things to do first: all findings of one rule that stand for themselves.
 *
 * @param severity the worst of them
 * @param alerting whether the security team hears of the rule by default
 * @param count how many they are
 * @param what one sentence
 * @param step what to do first
 * @param following how many other findings follow from them
 */
record FirstThing(
        String ruleId, Severity severity, boolean alerting, int count, String what, String step, int following) {
    /** How many an admin is shown. */
    static final int SHOWN = 10;

    /** Within a severity what alerts the security team, then what concerns most. */
    private static final Comparator<FirstThing> WORST = Comparator.comparing(FirstThing::severity)
            .thenComparing(thing -> !thing.alerting())
            .thenComparing(thing -> -thing.count() - thing.following())
            .thenComparing(FirstThing::ruleId);

    /** The ten worst, worst first. */
    static List<FirstThing> of(Incidents incidents, Wording wording) {
        var byRule = new LinkedHashMap<String, List<Finding>>();
        for (Finding head : incidents.heads()) {
            byRule.computeIfAbsent(head.rule().id(), id -> new ArrayList<>()).add(head);
        }
        return byRule.values().stream()
                .map(findings -> of(findings, incidents, wording))
                .sorted(WORST)
                .limit(SHOWN)
                .toList();
    }

    private static FirstThing of(List<Finding> findings, Incidents incidents, Wording wording) {
        Finding worst = findings.get(0);
        int following =
                findings.stream().mapToInt(f -> incidents.followersOf(f).size()).sum();
        return new FirstThing(
                worst.rule().id(),
                worst.severity(),
                worst.rule().alerting(),
                findings.size(),
                what(findings, wording),
                step(findings, wording),
                following);
    }

    private static String what(List<Finding> findings, Wording wording) {
        Finding worst = findings.get(0);
        Texts texts = wording.texts();
        if (findings.size() == 1) {
            return texts.summary(worst);
        }
        String count = wording.number(findings.size());
        return texts.many(worst.rule().id(), count)
                .orElseGet(() -> texts.get(
                        "first.manyBreak",
                        count,
                        texts.get("kinds." + worst.subject().kind().key()),
                        texts.rule(worst.rule().id()).title()));
    }

    /** The first step for the worst finding; an example where it names that one, or others start differently. */
    private static String step(List<Finding> findings, Wording wording) {
        Finding worst = findings.get(0);
        Texts texts = wording.texts();
        String step = texts.remediation(worst).get(0);
        String template = texts.remediation(worst.rule().id(), worst.cause()).get(0);
        boolean fitsAll = !template.contains("{")
                && findings.stream()
                        .map(f -> texts.remediation(f.rule().id(), f.cause()).get(0))
                        .allMatch(template::equals);
        return findings.size() > 1 && !fitsAll ? texts.get("first.example", wording.name(worst.subject()), step) : step;
    }
}
