package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.lifecycle.Standing;
import fleetauditor.text.Texts;
import fleetauditor.waiver.Waiver;
import java.io.IOException;
import java.util.List;

/** The findings that a waiver accepts, with who answers for it and how long. */
final class HtmlWaived {
    private static final int MOST = 200;

    private final Html html;
    private final Wording wording;
    private final Texts texts;

    HtmlWaived(Html html, Wording wording) {
        this.html = html;
        this.wording = wording;
        this.texts = wording.texts();
    }

    /** Writes nothing when no finding is waived. */
    void write(Report report) throws IOException {
        List<Finding> waived = report.waived();
        if (waived.isEmpty()) {
            return;
        }
        html.start("section", "id", "waived");
        html.element("h2", texts.get("sheets.waived"));
        html.start("table").start("thead").start("tr");
        for (String column : List.of("rule", "subject", "found", "reason", "owner", "until")) {
            html.element("th", texts.get("findings." + column), "scope", "col");
        }
        html.end().end().start("tbody");
        for (Finding finding : waived.subList(0, Math.min(MOST, waived.size()))) {
            Standing standing = report.standing(finding);
            Waiver waiver = standing == null ? null : standing.waiver();
            if (waiver != null) {
                row(finding, waiver);
            }
        }
        html.end().end();
        if (waived.size() > MOST) {
            html.element("p", texts.get("page.more", wording.number(waived.size() - MOST)), "class", "more");
        }
        html.end();
    }

    private void row(Finding finding, Waiver waiver) throws IOException {
        html.start("tr");
        html.start("td").element("code", finding.rule().id()).end();
        for (String text :
                List.of(wording.name(finding.subject()), texts.summary(finding), waiver.reason(), waiver.owner())) {
            html.start("td").name(wording.fit(text)).end();
        }
        html.element("td", waiver.until().toString());
        html.end();
    }
}
