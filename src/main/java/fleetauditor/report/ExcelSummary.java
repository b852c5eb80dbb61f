package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.AuditResult.Departure;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Anomaly;
import fleetauditor.lifecycle.Changes;
import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;

/** The first sheet: how the tenant is, and where to begin. */
final class ExcelSummary {
    private static final int LAST = 5;
    private static final int CHARACTERS_A_LINE = 150;
    private static final int CHART_ROWS = 11;
    private static final float HIGH = 20;

    private final Report report;
    private final AuditResult result;
    private final Wording wording;
    private final Texts texts;
    private final List<FirstThing> firstThings;

    ExcelSummary(Report report, Wording wording, List<FirstThing> firstThings) {
        this.report = report;
        this.result = report.audit();
        this.wording = wording;
        this.texts = wording.texts();
        this.firstThings = firstThings;
    }

    void write(ExcelSheet sheet, String version) {
        sheet.widths(List.of(5, 24, 12, 66, 12, 66));
        head(sheet, version);
        int chart = sheet.next();
        severities(sheet);
        tenant(sheet);
        while (sheet.next() < chart + CHART_ROWS) {
            sheet.skip();
        }
        sheet.skip();
        firstThings(sheet);
        departures(sheet);
    }

    private void head(ExcelSheet sheet, String version) {
        RunInfo run = result.run();
        sheet.across(0, LAST, texts.get("title", wording.fit(run.tenantName())), Look.TITLE, 30);
        sheet.across(
                0,
                LAST,
                texts.get("head.run", run.asOf(), run.startedAt(), run.finishedAt(), run.tenantId(), version),
                Look.NOTE,
                18);
        sheet.skip();
        wording.missing(result)
                .ifPresentOrElse(
                        missing -> banner(
                                sheet,
                                missing + " " + texts.get("missing.seeCoverage"),
                                result.isComplete() ? Look.CAUTION : Look.ALARM),
                        () -> banner(
                                sheet,
                                wording.counted(
                                        "head.complete", result.outcomes().size()),
                                Look.ALL_CLEAR));
        changes(sheet);
        sheet.skip();
    }

    private void changes(ExcelSheet sheet) {
        Changes changes = report.changes();
        if (changes == null) {
            return;
        }
        for (Anomaly anomaly : changes.anomalies()) {
            banner(
                    sheet,
                    wording.anomaly(anomaly),
                    anomaly.verdict() == Anomaly.Verdict.UNCONFIRMED ? Look.ALARM : Look.CAUTION);
        }
        sheet.across(0, LAST, wording.changes(changes), Look.LABEL, 18);
    }

    private static void banner(ExcelSheet sheet, String text, Look look) {
        float lines = 1 + text.length() / CHARACTERS_A_LINE;
        sheet.across(0, LAST, text, look, Math.min(400, 10 + 15 * lines));
    }

    private void severities(ExcelSheet sheet) {
        heading(sheet, texts.get("summary.severities"), 2);
        int first = sheet.next();
        Map<Severity, Integer> counts = report.openBySeverity();
        counts.forEach((severity, count) -> {
            Row row = sheet.row();
            sheet.put(row, 1, wording.severity(severity), ExcelStyles.of(severity));
            sheet.put(row, 2, count, Look.COUNT);
        });
        Row total = sheet.row();
        sheet.put(total, 1, texts.get("summary.total"), Look.LABEL);
        sheet.put(total, 2, counts.values().stream().mapToInt(n -> n).sum(), Look.COUNT);
        Changes changes = report.changes();
        if (changes != null) {
            Row waived = sheet.row();
            sheet.put(waived, 1, texts.get("summary.waived"), Look.LABEL);
            sheet.put(waived, 2, changes.waived().size(), Look.COUNT);
        }
        int most = Collections.max(counts.values());
        ExcelChart.ofSeverities(sheet.parts(), texts.get("summary.findings"), most, first, first - 1, CHART_ROWS);
    }

    private void tenant(ExcelSheet sheet) {
        for (Dataset<?> dataset : List.of(Dataset.MANAGED_DEVICES, Dataset.ENTRA_DEVICES, Dataset.USERS)) {
            Table<?> table = result.snapshot().table(dataset);
            Row row = sheet.row();
            sheet.put(row, 1, texts.get("summary." + dataset.name()), Look.LABEL);
            sheet.put(row, 2, table.isComplete() ? table.rows().size() : texts.get("answer.unknown"), Look.COUNT);
        }
    }

    private void firstThings(ExcelSheet sheet) {
        heading(sheet, texts.get("first.title"), LAST);
        if (firstThings.isEmpty()) {
            sheet.across(0, LAST, texts.get("first.none"), Look.NOTE, 18);
            sheet.skip();
            return;
        }
        Row header = sheet.row();
        List<String> keys = List.of("number", "severity", "rule", "what", "findings", "step");
        for (int i = 0; i < keys.size(); i++) {
            sheet.put(header, i, texts.get("first." + keys.get(i)), Look.HEADER);
        }
        int number = 1;
        for (FirstThing thing : firstThings) {
            Row row = sheet.row();
            sheet.put(row, 0, number++, Look.COUNT);
            sheet.put(row, 1, wording.severity(thing.severity()), ExcelStyles.of(thing.severity()));
            sheet.put(row, 2, thing.ruleId(), Look.TEXT);
            sheet.put(row, 3, wording.fit(wording.what(thing)), Look.WRAPPED);
            sheet.put(row, 4, thing.count(), Look.COUNT);
            sheet.put(row, 5, wording.fit(thing.step()), Look.WRAPPED);
            row.setHeightInPoints(HIGH);
            sheet.fit(row);
        }
        sheet.skip();
    }

    private void departures(ExcelSheet sheet) {
        heading(sheet, texts.get("settings.title"), LAST);
        if (result.departures().isEmpty()) {
            sheet.across(0, LAST, texts.get("settings.none"), Look.NOTE, 18);
        }
        for (Departure departure : result.departures()) {
            sheet.across(0, LAST, wording.departure(departure), Look.TEXT, 15);
        }
    }

    private static void heading(ExcelSheet sheet, String text, int last) {
        sheet.across(0, last, text, Look.HEADING, HIGH);
    }
}
