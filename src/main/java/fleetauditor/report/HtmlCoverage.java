package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The end of the page: what was asked and read, and what was not. */
final class HtmlCoverage {
    private final Html html;
    private final Wording wording;
    private final Texts texts;
    private final AuditResult result;

    HtmlCoverage(Html html, Wording wording, AuditResult result) {
        this.html = html;
        this.wording = wording;
        this.texts = wording.texts();
        this.result = result;
    }

    void write() throws IOException {
        html.start("section", "id", "coverage");
        html.element("h2", texts.get("sheets.coverage"));
        unjudged();
        datasets();
        rules();
        html.end();
    }

    private void unjudged() throws IOException {
        List<RuleOutcome> unjudged = Wording.unjudged(result);
        html.element("h3", texts.get("coverage.unjudged"));
        if (unjudged.isEmpty()) {
            html.element("p", texts.get("coverage.allJudged"));
            return;
        }
        table("rules.rule", "rules.severity", "rules.reason", "rules.cure");
        for (RuleOutcome outcome : unjudged) {
            html.start("tr");
            title(outcome);
            severity(outcome);
            cell(Objects.requireNonNullElse(wording.reason(outcome, result), ""));
            cell(wording.cure(outcome, result));
            html.end();
        }
        html.end().end();
    }

    private void datasets() throws IOException {
        if (Wording.gaps(result).isEmpty()) {
            html.start("details");
        } else {
            html.start("details", "open", "");
        }
        html.element("summary", texts.get("coverage.datasets"));
        table("coverage.name", "coverage.state", "coverage.rows", "coverage.problem", "coverage.cure");
        for (Dataset<?> dataset : Dataset.ALL) {
            Table<?> table = result.snapshot().table(dataset);
            boolean gap = !table.isComplete() && table.state() != Table.State.SKIPPED;
            html.start("tr");
            html.start("td").element("code", dataset.name()).end();
            html.start("td")
                    .element("span", wording.state(table), "class", gap ? "badge critical" : "state")
                    .end();
            html.element("td", wording.number(table.rows().size()), "class", "number");
            cell(table.problem() == null ? "" : table.problem());
            cell(wording.cure(table));
            html.end();
        }
        html.end().end();
        html.end();
    }

    private void rules() throws IOException {
        html.start("details");
        html.element("summary", wording.counted("page.rules", result.outcomes().size()));
        table("rules.rule", "rules.severity", "rules.outcome", "rules.examined", "rules.findings", "rules.reason");
        for (RuleOutcome outcome : result.outcomes()) {
            html.start("tr");
            title(outcome);
            severity(outcome);
            cell(wording.outcome(outcome));
            html.element("td", wording.number(outcome.examined()), "class", "number");
            html.element("td", wording.number(outcome.findings().size()), "class", "number");
            cell(Objects.requireNonNullElse(wording.reason(outcome, result), ""));
            html.end();
        }
        html.end().end();
        html.end();
    }

    private void table(String... headers) throws IOException {
        html.start("table").start("thead").start("tr");
        for (String header : headers) {
            html.element("th", texts.get(header), "scope", "col");
        }
        html.end().end().start("tbody");
    }

    private void title(RuleOutcome outcome) throws IOException {
        String id = outcome.rule().id();
        html.start("td")
                .element("code", id)
                .text(" ")
                .text(texts.rule(id).title())
                .end();
    }

    private void severity(RuleOutcome outcome) throws IOException {
        boolean isGood = outcome.findings().isEmpty() && !outcome.isGap();
        Severity worst = Wording.worst(outcome);
        String look = isGood ? "quiet" : "badge " + worst.key();
        html.start("td");
        html.element("span", wording.severity(worst), "class", look).end();
    }

    private void cell(String text) throws IOException {
        html.start("td");
        if (!text.isEmpty()) {
            html.name(wording.fit(text));
        }
        html.end();
    }
}
