package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.lifecycle.Changes;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The report for the admin who opens it in the morning. Memory is bounded by the audit, not by the workbook. */
public final class ExcelReport implements ReportFormat {
    /** Rows that are kept in memory; the others go to the disk. */
    private static final int WINDOW = 100;

    private final String version;
    private final AdminCenters centers;
    private final int longest;

    /** @param version of this program */
    public ExcelReport(String version, AdminCenters centers) {
        this(version, centers, SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    /** @param longest rows of a sheet; a table that has more goes on in another */
    ExcelReport(String version, AdminCenters centers, int longest) {
        this.version = version;
        this.centers = centers;
        this.longest = longest;
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public void write(Report report, Texts texts, OutputStream out) throws IOException {
        try (var temp = new PrivateTempFiles()) {
            TempFile.withStrategy(temp, () -> {
                workbook(report, texts, out);
                return out;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void workbook(Report report, Texts texts, OutputStream out) {
        AuditResult result = report.audit();
        Changes changes = report.changes();
        try (var workbook = new XSSFWorkbook()) {
            properties(workbook, result, texts);
            var styles = new ExcelStyles(workbook);
            var wording = new Wording(texts);
            var incidents = new Incidents(report.open());
            // Written before the streaming workbook is laid over it, because a chart needs its rows in memory.
            XSSFSheet summary = workbook.createSheet(texts.get("sheets.summary"));
            summary.setSelected(true);
            new ExcelSummary(report, wording, FirstThing.of(incidents, wording))
                    .write(new ExcelSheet(summary, summary, styles), version);
            if (changes != null) {
                XSSFSheet trend = workbook.createSheet(texts.get("sheets.trend"));
                new ExcelTrend(texts).write(new ExcelSheet(trend, trend, styles), changes.trend());
            }
            try (var streaming = new SXSSFWorkbook(workbook, WINDOW)) {
                streaming.setZip64Mode(Zip64Mode.AsNeeded);
                streaming.setCompressTempFiles(true);
                var book = new ExcelBook(streaming, styles, longest);
                Snapshot snapshot = result.snapshot();
                var findings = new ExcelFindings(wording, incidents, centers, report);
                if (changes != null) {
                    new ExcelChanges(wording, changes).write(book);
                }
                findings.write(book);
                if (changes != null) {
                    findings.waived(book);
                }
                new ExcelDevices(
                                wording,
                                snapshot.table(Dataset.MANAGED_DEVICES).isComplete(),
                                snapshot.table(Dataset.ENTRA_DEVICES).isComplete())
                        .write(book, new DeviceRows(result).rows());
                new ExcelLicenses(texts, snapshot).write(book);
                new ExcelRules(wording, result).rules(book);
                new ExcelRules(wording, result).coverage(book);
                streaming.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // POI asks for it
    private static void properties(XSSFWorkbook workbook, AuditResult result, Texts texts) {
        POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setCreator("Fleet Auditor");
        core.setTitle(ExcelText.of(texts.get("title", result.run().tenantName())));
        core.setCreated(Optional.of(Date.from(result.run().startedAt())));
        core.setModified(Optional.of(Date.from(result.run().finishedAt())));
    }
}
