package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.lifecycle.Standing;
import fleetauditor.model.SubjectKind;
import fleetauditor.report.ExcelSheet.Link;
import fleetauditor.report.ExcelSheet.Styled;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import fleetauditor.waiver.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the findings. */
final class ExcelFindings {
    private final Wording wording;
    private final Incidents incidents;
    private final AdminCenters centers;
    private final Report report;

    /** @param incidents of the findings that no waiver accepts */
    ExcelFindings(Wording wording, Incidents incidents, AdminCenters centers, Report report) {
        this.report = report;
        this.wording = wording;
        this.incidents = incidents;
        this.centers = centers;
    }

    void write(ExcelBook book) {
        Texts texts = wording.texts();
        var columns = new ArrayList<ExcelColumn<Finding>>(what());
        if (report.changes() != null) {
            columns.add(2, column("status", 11, Look.TEXT, f -> time(f, s -> wording.status(s.status()))));
        }
        columns.add(column(
                "step",
                50,
                Look.WRAPPED,
                f -> texts.remediation(f).stream().findFirst().orElse("")));
        columns.add(column("related", 36, Look.WRAPPED, wording::related));
        int printed = columns.size();
        if (report.changes() != null) {
            columns.addAll(times());
            printed = columns.size();
        }
        columns.add(column("incident", 26, Look.WRAPPED, this::incident));
        columns.addAll(tail());
        book.table(
                texts.get("sheets.findings"),
                "Findings",
                2,
                printed,
                columns,
                incidents.grouped().iterator(),
                texts.get("findings.none"));
    }

    /** The findings that a waiver accepts, on a sheet of their own. */
    void waived(ExcelBook book) {
        Texts texts = wording.texts();
        var columns = new ArrayList<ExcelColumn<Finding>>(what());
        columns.add(column("reason", 40, Look.WRAPPED, f -> waiver(f, Waiver::reason)));
        columns.add(column("owner", 26, Look.TEXT, f -> waiver(f, Waiver::owner)));
        columns.add(column("ticket", 16, Look.TEXT, f -> waiver(f, Waiver::ticket)));
        columns.add(column("until", 12, Look.DAY, f -> waiver(f, Waiver::until)));
        int printed = columns.size();
        columns.addAll(times());
        columns.addAll(tail());
        book.table(
                texts.get("sheets.waived"),
                "Waived",
                2,
                printed,
                columns,
                report.waived().iterator(),
                texts.get("waivers.none"));
    }

    private List<ExcelColumn<Finding>> what() {
        return List.of(
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
                column("found", 60, Look.WRAPPED, wording.texts()::summary));
    }

    private List<ExcelColumn<Finding>> times() {
        return List.of(
                column("firstSeen", 16, Look.DATE, f -> time(f, Standing::firstSeen)),
                column("age", 9, Look.COUNT, f -> time(f, s -> s.age().toDays())));
    }

    private List<ExcelColumn<Finding>> tail() {
        return List.of(
                column("link", 16, Look.LINK, this::link),
                column(
                        "basis",
                        14,
                        Look.TEXT,
                        f -> wording.texts()
                                .get("basis." + f.violation().confidence().key())),
                column("id", 30, Look.TEXT, Finding::id));
    }

    private @Nullable Object time(Finding finding, Function<Standing, Object> value) {
        Standing standing = report.standing(finding);
        return standing == null ? null : value.apply(standing);
    }

    private @Nullable Object waiver(Finding finding, Function<Waiver, @Nullable Object> value) {
        Standing standing = report.standing(finding);
        Waiver waiver = standing == null ? null : standing.waiver();
        return waiver == null ? null : value.apply(waiver);
    }

    private ExcelColumn<Finding> column(String key, int width, Look look, Function<Finding, @Nullable Object> value) {
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
