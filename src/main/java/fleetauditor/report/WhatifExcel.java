package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.whatif.AffectedDevice;
import fleetauditor.whatif.Answer;
import fleetauditor.whatif.Fault;
import fleetauditor.whatif.Names;
import fleetauditor.whatif.PolicyImpact;
import fleetauditor.whatif.SeatChange;
import fleetauditor.whatif.UserChange;
import fleetauditor.whatif.WhatIfResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The answer for the admin who hands it round before the change: users, devices, policies, seats, findings. */
final class WhatifExcel {
    private static final int WINDOW = 100;
    private static final int TITLE_HEIGHT = 30;

    private final WhatIfResult report;
    private final Answer answer;
    private final Names names;
    private final WhatifTexts texts;
    private final String version;

    /** A device with the user whom it concerns. */
    private record OwnDevice(UserChange user, AffectedDevice device) {}

    /**
     * A finding, and what becomes of it.
     *
     * @param change the key of its text
     */
    private record Difference(String change, Finding finding) {}

    WhatifExcel(WhatIfResult report, WhatifTexts texts, String version) {
        this.report = report;
        this.answer = report.answer();
        this.names = answer.names();
        this.texts = texts;
        this.version = version;
    }

    /** Leaves the stream open. */
    void write(OutputStream out) throws IOException {
        try (var temp = new PrivateTempFiles()) {
            TempFile.withStrategy(temp, () -> {
                workbook(out);
                return out;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void workbook(OutputStream out) {
        try (var workbook = new XSSFWorkbook()) {
            properties(workbook);
            var styles = new ExcelStyles(workbook);
            XSSFSheet summary = workbook.createSheet(texts.get("sheets.summary"));
            summary.setSelected(true);
            summary(new ExcelSheet(summary, summary, styles));
            try (var streaming = new SXSSFWorkbook(workbook, WINDOW)) {
                streaming.setZip64Mode(Zip64Mode.AsNeeded);
                var book = new ExcelBook(streaming, styles, SpreadsheetVersion.EXCEL2007.getMaxRows());
                table(book, "users", answer.users().stream(), userColumns());
                table(
                        book,
                        "devices",
                        answer.users().stream()
                                .flatMap(u -> u.devices().stream().map(d -> new OwnDevice(u, d))),
                        deviceColumns());
                table(book, "policies", answer.policies().stream(), policyColumns());
                table(book, "seats", answer.seats().stream(), seatColumns());
                table(book, "findings", differences(), findingColumns());
                streaming.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void summary(ExcelSheet sheet) {
        sheet.widths(List.of(120));
        Row title = sheet.row();
        title.setHeightInPoints(TITLE_HEIGHT);
        sheet.put(title, 0, texts.get("title", report.run().tenantName()), Look.TITLE);
        sheet.put(
                sheet.row(),
                0,
                texts.get("run", report.run().asOf(), report.run().tenantId(), version),
                Look.NOTE);
        sheet.skip();
        List<String> lines = WhatifSummary.lines(report, texts);
        sheet.put(sheet.row(), 0, lines.get(0), answer.isHarmful() ? Look.ALARM : Look.ALL_CLEAR);
        for (String line : lines.subList(1, lines.size())) {
            Row row = sheet.row();
            sheet.put(row, 0, line, Look.WRAPPED);
            sheet.fit(row);
        }
    }

    private List<ExcelColumn<UserChange>> userColumns() {
        return List.of(
                column("user", 34, Look.TEXT, u -> u.user().userPrincipalName()),
                column("intuneBefore", 20, Look.TEXT, u -> texts.state(u.intuneBefore())),
                column("intuneAfter", 20, Look.TEXT, u -> texts.state(u.intuneAfter())),
                column("sourcesBefore", 36, Look.WRAPPED, u -> texts.sources(u.intuneBefore(), names)),
                column("sourcesAfter", 36, Look.WRAPPED, u -> texts.sources(u.intuneAfter(), names)),
                column("premiumBefore", 14, Look.TEXT, u -> flag(u.entraPremiumBefore())),
                column("premiumAfter", 14, Look.TEXT, u -> flag(u.entraPremiumAfter())),
                column(
                        "plansLost",
                        40,
                        Look.WRAPPED,
                        u -> String.join(", ", u.plans().lost())),
                column(
                        "plansGained",
                        40,
                        Look.WRAPPED,
                        u -> String.join(", ", u.plans().gained())),
                column("deviceCount", 10, Look.COUNT, u -> u.devices().size()),
                column("blockedBy", 40, Look.WRAPPED, u -> String.join(", ", u.blockedBy())),
                column("perhapsBlockedBy", 40, Look.WRAPPED, u -> String.join(", ", u.perhapsBlockedBy())),
                column("note", 40, Look.WRAPPED, this::note),
                column("id", 38, Look.TEXT, u -> u.user().id().toString()));
    }

    private List<ExcelColumn<OwnDevice>> deviceColumns() {
        return List.of(
                column("device", 28, Look.TEXT, d -> d.device().subject().name()),
                column("user", 34, Look.TEXT, d -> d.user().user().userPrincipalName()),
                column(
                        "relation",
                        26,
                        Look.TEXT,
                        d -> texts.get("relation." + d.device().relation().key())),
                column("system", 14, Look.TEXT, d -> d.device().operatingSystem()),
                column("lastSync", 17, Look.DATE, d -> d.device().lastSyncDateTime()),
                column("nextSync", 17, Look.DATE, d -> d.device().nextSyncDueAt()),
                column("compliance", 18, Look.TEXT, d -> d.device().complianceState()),
                column("becomes", 16, Look.TEXT, d -> flag(d.device().becomesNoncompliant())),
                column("id", 38, Look.TEXT, d -> d.device().subject().id()));
    }

    private List<ExcelColumn<PolicyImpact>> policyColumns() {
        return List.of(
                column("policy", 50, Look.TEXT, p -> p.policy().displayName()),
                column("blocked", 18, Look.COUNT, PolicyImpact::blocked),
                column("perhaps", 18, Look.COUNT, PolicyImpact::perhaps),
                column(
                        "doubts",
                        60,
                        Look.WRAPPED,
                        p -> p.doubts().stream()
                                .map(doubt -> texts.get("doubt." + doubt))
                                .collect(Collectors.joining("; "))),
                column("id", 38, Look.TEXT, p -> p.policy().id().toString()));
    }

    private List<ExcelColumn<SeatChange>> seatColumns() {
        return List.of(
                column("sku", 32, Look.TEXT, s -> names.sku(s.skuId())),
                column("freeBefore", 12, Look.COUNT, SeatChange::freeBefore),
                column("freeAfter", 12, Look.COUNT, SeatChange::freeAfter),
                column(
                        "fault",
                        80,
                        Look.WRAPPED,
                        s -> answer.faults().stream()
                                .filter(f -> f.skuId().equals(s.skuId()))
                                .map((Fault f) -> texts.fault(f, names))
                                .collect(Collectors.joining(" "))),
                column("id", 38, Look.TEXT, s -> s.skuId().toString()));
    }

    private List<ExcelColumn<Difference>> findingColumns() {
        return List.of(
                column("change", 12, Look.TEXT, d -> texts.get(d.change())),
                column(
                        "severity",
                        10,
                        Look.TEXT,
                        d -> new ExcelSheet.Styled(
                                d.finding().severity().key(),
                                ExcelStyles.of(d.finding().severity()))),
                column("rule", 10, Look.TEXT, d -> d.finding().rule().id()),
                column("subject", 34, Look.TEXT, d -> d.finding().subject().name()),
                column("cause", 22, Look.TEXT, d -> d.finding().cause()),
                column("found", 90, Look.WRAPPED, d -> texts.rules().summary(d.finding())),
                column("id", 38, Look.TEXT, d -> d.finding().id()));
    }

    private Stream<Difference> differences() {
        return Stream.of(
                        differences("appears", answer.findings().appear()),
                        differences("worsens", answer.findings().worsened()),
                        differences("goesAway", answer.findings().disappear()))
                .flatMap(all -> all);
    }

    private static Stream<Difference> differences(String change, List<Finding> findings) {
        return findings.stream().map(f -> new Difference(change, f));
    }

    private @Nullable String note(UserChange user) {
        if (user.keepsIntune()) {
            return texts.get("keptNote");
        }
        return user.isOutOfReach() ? texts.get("outOfReachNote") : null;
    }

    private String flag(boolean value) {
        return texts.get(value ? "answer.yes" : "answer.no");
    }

    private <T> void table(ExcelBook book, String key, Stream<T> rows, List<ExcelColumn<T>> columns) {
        String name = texts.get("sheets." + key);
        book.table(name, "Whatif_" + key, 1, columns.size() - 1, columns, rows.iterator(), texts.get("nothing"));
    }

    private <T> ExcelColumn<T> column(String key, int width, Look look, Function<T, @Nullable Object> value) {
        return new ExcelColumn<>(texts.get("columns." + key), width, look, value);
    }

    @SuppressWarnings("JavaUtilDate") // POI asks for it
    private void properties(XSSFWorkbook workbook) {
        POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setCreator("Fleet Auditor");
        core.setTitle(ExcelText.of(texts.get("title", report.run().tenantName())));
        core.setCreated(Optional.of(Date.from(report.run().startedAt())));
        core.setModified(Optional.of(Date.from(report.run().finishedAt())));
    }
}
