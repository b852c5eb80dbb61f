package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.LostGroup;
import fleetauditor.text.Texts;
import fleetauditor.waiver.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit in a screenful of lines: whose, how complete, how many, and what to do first. */
public final class TextSummary {
    private TextSummary() {}

    /** Of an audit of which no earlier ones are known. */
    public static List<String> lines(AuditResult result, Texts texts) {
        return lines(result, null, texts);
    }

    /** @param changes what changed since the run before; null when no earlier runs are known */
    public static List<String> lines(AuditResult result, @Nullable Changes changes, Texts texts) {
        var wording = new Wording(texts);
        var lines = new ArrayList<String>();
        lines.add(texts.get("title", result.run().tenantName()));
        lines.add(wording.missing(result)
                .orElseGet(
                        () -> wording.counted("head.complete", result.outcomes().size())));
        if (changes != null) {
            changes.anomalies().forEach(anomaly -> lines.add(wording.anomaly(anomaly)));
        }
        var report = new Report(result, changes);
        Map<Severity, Integer> counts = report.openBySeverity();
        var numbers = new ArrayList<String>();
        counts.forEach((severity, n) -> numbers.add(wording.severity(severity) + " " + wording.number(n)));
        lines.add(texts.get("summary.severities") + ": " + String.join(", ", numbers));
        int waived = report.waived().size();
        if (waived > 0) {
            lines.add(texts.get("summary.waived") + ": " + wording.number(waived));
        }
        if (changes != null) {
            attention("lapsing", changes.lapsingWaivers(), lines, wording);
            attention("lapsed", changes.lapsedWaivers(), lines, wording);
            attention("unused", changes.unusedWaivers(), lines, wording);
            attention(
                    "withoutGroup",
                    changes.lostGroups().stream().map(LostGroup::waiver).toList(),
                    lines,
                    wording);
        }
        if (changes != null && changes.previous() != null) {
            lines.add(wording.changes(changes));
        }
        List<FirstThing> first = FirstThing.of(new Incidents(report.open()), wording);
        if (!first.isEmpty()) {
            lines.add("");
            lines.add(texts.get("first.title"));
        }
        for (int i = 0; i < first.size(); i++) {
            FirstThing thing = first.get(i);
            lines.add((i + 1) + ". " + thing.ruleId() + " " + wording.severity(thing.severity()) + ": "
                    + wording.what(thing));
            lines.add("   " + thing.step());
        }
        return List.copyOf(lines);
    }

    private static void attention(String state, List<Waiver> waivers, List<String> lines, Wording wording) {
        if (!waivers.isEmpty()) {
            lines.add(wording.counted("attention." + state, waivers.size()));
        }
    }
}
