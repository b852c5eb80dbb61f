package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.lifecycle.Standing;
import fleetauditor.lifecycle.Status;
import fleetauditor.model.Subject;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings by rule, worst first; a big tenant's are cut so that the page stays one that a phone can open. */
final class HtmlFindings {
    /** Rows of one rule, and of all together. */
    private static final int MOST_OF_RULE = 200;

    private static final int MOST = 2_000;

    /** A rule that has findings shows at least these. */
    private static final int LEAST_OF_RULE = 20;

    private final Html html;
    private final Wording wording;
    private final Texts texts;
    private final Incidents incidents;
    private final AdminCenters centers;
    private final Report report;

    HtmlFindings(Html html, Wording wording, Incidents incidents, AdminCenters centers, Report report) {
        this.report = report;
        this.html = html;
        this.wording = wording;
        this.texts = wording.texts();
        this.incidents = incidents;
        this.centers = centers;
    }

    void write(List<Finding> findings) throws IOException {
        var byRule = new LinkedHashMap<String, List<Finding>>();
        for (Finding finding : findings) {
            byRule.computeIfAbsent(finding.rule().id(), id -> new ArrayList<>()).add(finding);
        }
        html.start("section", "id", "findings");
        html.element("h2", texts.get("sheets.findings"));
        if (byRule.isEmpty()) {
            html.element("p", texts.get("findings.none"));
        } else {
            html.start("p", "class", "filter", "hidden", "");
            html.start("label").text(texts.get("page.filter")).text(" ");
            html.empty("input", "type", "search", "id", "filter", "autocomplete", "off")
                    .end();
            html.element("span", "", "id", "shown", "aria-live", "polite", "data-text", texts.get("page.shown"));
            html.end();
        }
        int limit = Math.max(LEAST_OF_RULE, Math.min(MOST_OF_RULE, MOST / Math.max(1, byRule.size())));
        for (List<Finding> ofRule : byRule.values()) {
            rule(ofRule, limit);
        }
        html.end();
    }

    private void rule(List<Finding> findings, int limit) throws IOException {
        Finding worst = findings.get(0);
        String id = worst.rule().id();
        html.start("details", "class", "rule", "id", id);
        html.start("summary");
        html.element(
                "span",
                wording.severity(worst.severity()),
                "class",
                "badge " + worst.severity().key());
        html.text(" ")
                .element("code", id)
                .text(" ")
                .text(texts.rule(id).title())
                .text(" ");
        html.element("span", wording.counted("page.count", findings.size()), "class", "count")
                .end();
        html.element("p", texts.rule(id).rationale(), "class", "why");
        steps(findings);
        html.start("table").start("thead").start("tr");
        for (String column : List.of("severity", "subject", "found", "related")) {
            html.element("th", texts.get("findings." + column), "scope", "col");
        }
        html.end().end().start("tbody");
        for (Finding finding : findings.subList(0, Math.min(limit, findings.size()))) {
            row(finding);
        }
        html.end().end();
        if (findings.size() > limit) {
            html.element("p", texts.get("page.more", wording.number(findings.size() - limit)), "class", "more");
        }
        html.end();
    }

    /** What to do, once for each cause. */
    private void steps(List<Finding> findings) throws IOException {
        var byCause = new LinkedHashMap<String, List<Finding>>();
        for (Finding finding : findings) {
            byCause.computeIfAbsent(wording.cause(finding.cause()), cause -> new ArrayList<>(1))
                    .add(finding);
        }
        for (Map.Entry<String, List<Finding>> cause : byCause.entrySet()) {
            Finding one = cause.getValue().get(0);
            boolean isAboutOne = cause.getValue().size() > 1
                    && texts.remediation(one.rule().id(), one.cause()).stream().anyMatch(step -> step.contains("{"));
            html.start("p", "class", "todo");
            html.text(cause.getKey().isEmpty() ? texts.get("page.todo") : texts.get("page.todoFor", cause.getKey()));
            if (isAboutOne) {
                html.text(" ").name(wording.fit(texts.get("page.example", wording.name(one.subject()))));
            }
            html.end();
            html.start("ol");
            for (String step : texts.remediation(one)) {
                html.start("li").name(wording.fit(step)).end();
            }
            html.end();
        }
    }

    private void row(Finding finding) throws IOException {
        html.start("tr");
        html.start("td");
        html.element(
                "span",
                wording.severity(finding.severity()),
                "class",
                "badge " + finding.severity().key());
        status(finding);
        html.end();
        html.start("td");
        subject(finding.subject());
        html.text(" ").element("small", wording.kind(finding.subject())).end();
        html.start("td").name(wording.fit(texts.summary(finding)));
        if (finding.cause() != null) {
            html.text(" ").element("code", finding.cause());
        }
        incident(finding);
        html.end();
        html.start("td");
        if (!finding.related().isEmpty()) {
            html.name(wording.fit(wording.related(finding)));
        }
        html.end();
        html.end();
    }

    /** Nothing for what was there already: then the others catch the eye. */
    private void status(Finding finding) throws IOException {
        Standing standing = report.standing(finding);
        if (standing != null && standing.worsenedFrom() != null) {
            html.text(" ").element("span", texts.get("status.worsened"), "class", "badge status");
        } else if (standing != null && standing.status() != Status.OPEN) {
            html.text(" ").element("span", wording.status(standing.status()), "class", "badge status");
        }
    }

    private void subject(Subject subject) throws IOException {
        String name = wording.fit(wording.name(subject));
        Optional<String> link = centers.link(subject);
        if (link.isPresent()) {
            html.start("a", "href", link.get(), "rel", "noopener noreferrer", "target", "_blank");
            html.name(name).end();
        } else {
            html.name(name);
        }
    }

    private void incident(Finding finding) throws IOException {
        Optional<Finding> head = incidents.headOf(finding);
        if (head.isPresent()) {
            String id = head.get().rule().id();
            html.text(" ").start("small").start("a", "href", "#" + id);
            html.name(wording.fit(texts.get(
                            "findings.follows", id, wording.name(head.get().subject()))))
                    .end()
                    .end();
        }
        int following = incidents.followersOf(finding).size();
        if (following > 0) {
            html.text(" ").element("small", wording.counted("first.others", following));
        }
    }
}
