package fleetauditor.report;

import fleetauditor.report.ExcelStyles.Look;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumns;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/** A sheet that is written from top to bottom. */
final class ExcelSheet {
    /** Of a column, in characters: Excel's limit. */
    private static final int WIDEST = 255;

    /** Points a line of text takes. */
    private static final float LINE = 13.5f;

    private static final float PADDING = 3;
    private static final int MOST_LINES = 12;

    /** Links of a sheet. Excel takes 65,530, but POI keeps each in memory with more than 2 KB. */
    private static final int MOST_LINKS = 10_000;

    private static final double MARGIN_INCHES = 0.4;

    private final Sheet sheet;
    private final XSSFSheet parts;
    private final ExcelStyles styles;
    private final List<Integer> widths = new ArrayList<>();
    private int next;
    private int lines = 1;
    private int links;

    /** A cell that leads to a web page. */
    record Link(String address, String label) {}

    /** A value with a look of its own. */
    record Styled(@Nullable Object value, Look look) {}

    /**
     * @param sheet what rows are written to
     * @param parts the same sheet, for what stands beside the rows
     */
    ExcelSheet(Sheet sheet, XSSFSheet parts, ExcelStyles styles) {
        this.sheet = sheet;
        this.parts = parts;
        this.styles = styles;
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        for (PageMargin side : List.of(PageMargin.LEFT, PageMargin.RIGHT)) {
            sheet.setMargin(side, MARGIN_INCHES);
        }
        sheet.getFooter().setRight("&P / &N");
        sheet.getFooter().setLeft("&A");
    }

    XSSFSheet parts() {
        return parts;
    }

    /** The row that is written next, counted from 0. */
    int next() {
        return next;
    }

    void widths(List<Integer> characters) {
        widths.addAll(characters);
        for (int i = 0; i < characters.size(); i++) {
            sheet.setColumnWidth(i, Math.min(WIDEST, characters.get(i)) * 256);
        }
    }

    void skip() {
        next++;
    }

    Row row() {
        lines = 1;
        return sheet.createRow(next++);
    }

    /** Makes the row as high as its longest sentence needs; not every program does that by itself. */
    void fit(Row row) {
        if (lines > 1) {
            row.setHeightInPoints(PADDING + Math.min(lines, MOST_LINES) * LINE);
        }
    }

    /** One text across columns. */
    void across(int first, int last, String text, Look look, float height) {
        Row row = row();
        row.setHeightInPoints(height);
        put(row, first, text, look);
        for (int i = first + 1; i <= last; i++) {
            row.createCell(i).setCellStyle(styles.style(look));
        }
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), first, last));
    }

    /** Writes a value as what it is: numbers as numbers, times and days as dates in UTC, everything else as text. */
    void put(Row row, int column, @Nullable Object value, Look look) {
        if (value instanceof Styled styled) {
            put(row, column, styled.value(), styled.look());
        } else if (value instanceof Link link) {
            link(row.createCell(column), link);
        } else if (value instanceof Number number) {
            Cell cell = row.createCell(column);
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(styles.style(look));
        } else if (value instanceof Instant instant) {
            time(row.createCell(column), instant, look);
        } else if (value instanceof LocalDate day) {
            time(row.createCell(column), day.atStartOfDay(ZoneOffset.UTC).toInstant(), look);
        } else if (value == null || value.toString().isEmpty()) {
            row.createCell(column).setCellStyle(styles.style(look));
        } else {
            text(row.createCell(column), value.toString(), look);
        }
    }

    /** Keeps the rows above the one that is written next, and {@code columns} columns, in sight; repeats them in print. */
    void freeze(int columns) {
        sheet.createFreezePane(columns, next);
        sheet.setRepeatingRows(new CellRangeAddress(0, next - 1, 0, columns));
    }

    /** Prints the first columns only. */
    void printFirst(int columns) {
        Workbook workbook = sheet.getWorkbook();
        workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, columns - 1, 0, next - 1);
    }

    /**
     * Makes a table of what has been written: filter buttons and banded rows.
     *
     * @param name unique in the workbook; a letter first, then letters, digits and underscores
     * @param header the row of its headers; at least one row must stand below it
     */
    void table(String name, int header, List<String> headers) {
        var area = new AreaReference(
                new CellReference(header, 0),
                new CellReference(next - 1, headers.size() - 1),
                SpreadsheetVersion.EXCEL2007);
        String reference = area.formatAsString();
        XSSFTable table = parts.createTable(null);
        CTTable definition = table.getCTTable();
        definition.setName(name);
        definition.setDisplayName(name);
        definition.setRef(reference);
        definition.setTotalsRowShown(false);
        definition.addNewAutoFilter().setRef(reference);
        CTTableColumns columns = definition.addNewTableColumns();
        columns.setCount(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            CTTableColumn column = columns.addNewTableColumn();
            column.setId(i + 1L);
            column.setName(headers.get(i));
        }
        CTTableStyleInfo style = definition.addNewTableStyleInfo();
        style.setName("TableStyleLight1");
        style.setShowRowStripes(true);
    }

    private void text(Cell cell, String text, Look look) {
        String fit = ExcelText.of(text);
        if (ExcelStyles.wraps(look) && cell.getColumnIndex() < widths.size()) {
            lines = Math.max(lines, ExcelText.lines(fit, widths.get(cell.getColumnIndex())));
        }
        cell.setCellValue(fit);
        cell.setCellStyle(styles.style(look, ExcelText.looksLikeFormula(fit)));
    }

    /** A real link and never a formula; what is over the limit shows its address as text. */
    private void link(Cell cell, Link link) {
        if (links == MOST_LINKS) {
            text(cell, link.address(), Look.TEXT);
            return;
        }
        links++;
        Hyperlink target = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
        target.setAddress(link.address());
        cell.setCellValue(link.label());
        cell.setCellStyle(styles.style(Look.LINK));
        cell.setHyperlink(target);
    }

    private void time(Cell cell, Instant instant, Look look) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < 1900 || time.getYear() > 9999) {
            text(cell, instant.toString(), look);
        } else {
            cell.setCellValue(DateUtil.getExcelDate(time));
            cell.setCellStyle(styles.style(look));
        }
    }
}
