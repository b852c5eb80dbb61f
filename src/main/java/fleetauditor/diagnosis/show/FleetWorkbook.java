package fleetauditor.diagnosis.show;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceLine;
import fleetauditor.diagnosis.batch.FleetTable;
import fleetauditor.diagnosis.batch.Machines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The table of many machines as a workbook: one sheet by conclusion, one by machine. Text from evidence stays text. */
public final class FleetWorkbook {
    private static final int ROWS_IN_MEMORY = 100;
    private static final int CHARACTER = 256;
    private static final int LONGEST_CELL = 32_000;
    private static final int MACHINES_NAMED = 100;

    private final ConclusionTexts texts;
    private final Words words;

    public FleetWorkbook(ConclusionTexts texts) {
        this.texts = texts;
        this.words = texts.words();
    }

    /**
     * Writes the workbook.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(FleetTable table, List<Diagnosis> diagnoses, OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            var styles = new Styles(workbook);
            conclusions(workbook.createSheet(words.get("sheet.conclusions")), table, styles);
            machines(workbook.createSheet(words.get("sheet.machines")), diagnoses, new Machines(diagnoses), styles);
            workbook.write(out);
        }
    }

    private record Styles(CellStyle head, CellStyle text) {
        Styles(SXSSFWorkbook workbook) {
            this(workbook.createCellStyle(), workbook.createCellStyle());
            Font bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            text.setQuotePrefixed(true);
        }
    }

    private void conclusions(Sheet sheet, FleetTable table, Styles styles) {
        head(
                sheet,
                styles,
                new int[] {10, 12, 100, 50, 20, 60},
                "count",
                "severity",
                "conclusion",
                "id",
                "source",
                "machines");
        int at = 1;
        for (FleetTable.Row row : table.rows()) {
            Row cells = sheet.createRow(at++);
            cells.createCell(0).setCellValue(row.machines().size());
            text(cells, 1, words.get("severity." + row.example().gravity().key()), styles);
            text(cells, 2, texts.shortSummary(row.example()), styles);
            text(cells, 3, row.example().id(), styles);
            text(cells, 4, ConclusionTexts.source(row.example()), styles);
            text(cells, 5, row.machines().stream().limit(MACHINES_NAMED).collect(Collectors.joining(", ")), styles);
        }
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, at - 1), 0, 5));
    }

    private void machines(Sheet sheet, List<Diagnosis> diagnoses, Machines names, Styles styles) {
        head(
                sheet,
                styles,
                new int[] {30, 50, 18, 18, 14, 12, 10, 100, 100, 60, 24},
                "machine",
                "file",
                "kind",
                "state",
                "prt",
                "severity",
                "phase",
                "conclusion",
                "remedy",
                "evidence",
                "codes");
        int at = 1;
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis.conclusions().isEmpty()) {
                machine(sheet.createRow(at++), diagnosis, names, styles);
            }
            for (Conclusion conclusion : diagnosis.conclusions()) {
                Row cells = sheet.createRow(at++);
                machine(cells, diagnosis, names, styles);
                text(cells, 5, words.get("severity." + conclusion.gravity().key()), styles);
                text(
                        cells,
                        6,
                        conclusion.phase() == null ? "" : conclusion.phase().key(),
                        styles);
                text(cells, 7, texts.summary(conclusion), styles);
                text(cells, 8, String.join("\n", texts.remedy(conclusion)), styles);
                text(cells, 9, evidence(conclusion), styles);
                text(cells, 10, String.join(", ", conclusion.codes()), styles);
            }
        }
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, at - 1), 0, 10));
    }

    private void machine(Row cells, Diagnosis diagnosis, Machines names, Styles styles) {
        Diagnosis.Dsreg dsreg = diagnosis.dsreg();
        text(cells, 0, names.name(diagnosis), styles);
        text(cells, 1, diagnosis.file(), styles);
        text(cells, 2, diagnosis.kind().key(), styles);
        if (dsreg != null && dsreg.joinState() != null) {
            text(cells, 3, words.get("state." + dsreg.joinState().key()), styles);
        }
        if (dsreg != null && dsreg.prtState() != null) {
            text(cells, 4, words.get("prt." + dsreg.prtState().key()), styles);
        }
        if (diagnosis.problem() != null) {
            text(cells, 7, words.get("problem." + diagnosis.problem().key()), styles);
        }
    }

    private String evidence(Conclusion conclusion) {
        return conclusion.evidence().stream()
                .map(EvidenceLine::text)
                .map(Printable::line)
                .collect(Collectors.joining("\n"));
    }

    private void head(Sheet sheet, Styles styles, int[] widths, String... names) {
        Row row = sheet.createRow(0);
        for (int i = 0; i < names.length; i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(words.get("column." + names[i]));
            cell.setCellStyle(styles.head());
            sheet.setColumnWidth(i, widths[i] * CHARACTER);
        }
        sheet.createFreezePane(0, 1);
    }

    private static void text(Row row, int column, String text, Styles styles) {
        Cell cell = row.createCell(column);
        String whole = text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
        cell.setCellValue(lines(whole));
        if (!whole.isEmpty() && "=+-@".indexOf(whole.charAt(0)) >= 0) {
            cell.setCellStyle(styles.text());
        }
    }

    /** Control characters out, line feeds kept. */
    private static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
    }
}
