package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.model.SubjectKind;
import fleetauditor.report.ExcelSheet.Link;
import fleetauditor.report.ExcelSheet.Styled;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the findings. */
final class ExcelFindings {
    private final Wording wording;
    private final Incidents incidents;
    private final AdminCenters centers;

    ExcelFindings(Wording wording, Incidents incidents, AdminCenters centers) {
        this.wording = wording;
        this.incidents = incidents;
        this.centers = centers;
    }

    void write(ExcelBook book) {
        Texts texts = wording.texts();
        List<ExcelColumn<Finding>> columns = List.of(
                column(
                        "severity",
                        10,
                        Look.TEXT,
                        f -> new Styled(wording.severity(f.severity()), ExcelStyles.of(f.severity()))),
                column("rule", 10, Look.TEXT, f -> f.rule().id()),
                column("title", 36, Look.WRAPPED, this::title),
                column("kind", 21, Look.TEXT, f -> wording.kind(f.subject())),
                column("subject", 30, Look.TEXT, f -> wording.name(f.subject())),
                column("cause", 25, Look.TEXT, f -> wording.cause(f.cause())),
                column("found", 60, Look.WRAPPED, texts::summary),
                column(
                        "step",
                        50,
                        Look.WRAPPED,
                        f -> texts.remediation(f).stream().findFirst().orElse("")),
                column("related", 36, Look.WRAPPED, wording::related),
                column("incident", 26, Look.WRAPPED, this::incident),
                column("link", 16, Look.LINK, this::link),
                column(
                        "basis",
                        14,
                        Look.TEXT,
                        f -> texts.get("basis." + f.violation().confidence().key())),
                column("id", 30, Look.TEXT, Finding::id));
        book.table(
                texts.get("sheets.findings"),
                "Findings",
                2,
                9,
                columns,
                incidents.grouped().iterator(),
                texts.get("findings.none"));
    }

    private ExcelColumn<Finding> column(
            String key, int width, Look look, java.util.function.Function<Finding, @Nullable Object> value) {
        return new ExcelColumn<>(wording.texts().get("findings." + key), width, look, value);
    }

    private Object title(Finding finding) {
        String title = wording.texts().rule(finding.rule().id()).title();
        return incidents.headOf(finding).isPresent() ? new Styled(title, Look.INDENTED) : title;
    }

    private @Nullable String incident(Finding finding) {
        int following = incidents.followersOf(finding).size();
        return following > 0
                ? wording.counted("findings.leads", following)
                : incidents
                        .headOf(finding)
                        .map(head -> wording.texts()
                                .get("findings.follows", head.rule().id(), wording.name(head.subject())))
                        .orElse(null);
    }

    private @Nullable Object link(Finding finding) {
        String center = finding.subject().kind() == SubjectKind.MANAGED_DEVICE ? "links.intune" : "links.entra";
        return centers.link(finding.subject())
                .map(address -> new Link(address, wording.texts().get(center)))
                .orElse(null);
    }
}
