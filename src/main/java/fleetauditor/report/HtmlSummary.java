package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Anomaly;
import fleetauditor.lifecycle.Changes;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The top of the page: what is missing, how many findings, where to begin. */
final class HtmlSummary {
    private HtmlSummary() {}

    static void write(Html html, Report report, Wording wording, List<FirstThing> firstThings) throws IOException {
        AuditResult result = report.audit();
        Texts texts = wording.texts();
        Optional<String> missing = wording.missing(result);
        if (missing.isPresent()) {
            String look = result.isComplete() ? "banner caution" : "banner alarm";
            html.start("p", "class", look, "role", "alert").text(missing.get());
            html.text(" ")
                    .element("a", texts.get("page.toCoverage"), "href", "#coverage")
                    .end();
        } else {
            html.element("p", wording.counted("head.complete", result.outcomes().size()), "class", "banner clear");
        }
        Changes changes = report.changes();
        if (changes != null) {
            for (Anomaly anomaly : changes.anomalies()) {
                String look = anomaly.verdict() == Anomaly.Verdict.UNCONFIRMED ? "banner alarm" : "banner caution";
                html.element("p", wording.anomaly(anomaly), "class", look, "role", "alert");
            }
            html.element("p", wording.changes(changes), "class", "changes");
        }
        html.start("ul", "class", "tiles", "aria-label", texts.get("summary.severities"));
        for (Map.Entry<Severity, Integer> count : report.openBySeverity().entrySet()) {
            html.start("li", "class", count.getKey().key() + (count.getValue() == 0 ? " none" : ""));
            html.element("b", wording.number(count.getValue()));
            html.element("span", wording.severity(count.getKey())).end();
        }
        html.end();
        html.start("section");
        html.element("h2", texts.get("first.title"));
        if (firstThings.isEmpty()) {
            html.element("p", texts.get("first.none"));
        } else {
            html.start("ol", "class", "first");
            for (FirstThing thing : firstThings) {
                firstThing(html, wording, thing);
            }
            html.end();
        }
        html.end();
    }

    private static void firstThing(Html html, Wording wording, FirstThing thing) throws IOException {
        html.start("li");
        html.start("p");
        html.element(
                "span",
                wording.severity(thing.severity()),
                "class",
                "badge " + thing.severity().key());
        html.text(" ").start("b").name(wording.fit(wording.what(thing))).end().text(" ");
        html.element("a", thing.ruleId(), "href", "#" + thing.ruleId()).end();
        html.start("p")
                .text(wording.texts().get("page.firstStep"))
                .text(" ")
                .name(wording.fit(thing.step()))
                .end();
        html.end();
    }
}
