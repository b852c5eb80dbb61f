package fleetauditor.report;

import fleetauditor.report.ExcelStyles.Look;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A workbook of big tables, which goes to the disk while it is written. */
final class ExcelBook {
    private final SXSSFWorkbook workbook;
    private final ExcelStyles styles;
    private final int longest;

    /** @param longest rows of a sheet; a table that has more goes on in another */
    ExcelBook(SXSSFWorkbook workbook, ExcelStyles styles, int longest) {
        this.workbook = workbook;
        this.styles = styles;
        this.longest = longest;
    }

    ExcelSheet sheet(String name) {
        SXSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
        return new ExcelSheet(sheet, workbook.getXSSFWorkbook().getSheet(sheet.getSheetName()), styles);
    }

    /**
     * Writes a table on as many sheets as it needs: {@code Findings}, {@code Findings 2} and so on.
     *
     * @param name of the sheet
     * @param table name of the table, unique in the workbook
     * @param frozen how many columns stay in sight
     * @param printed how many columns are printed
     * @param nothing what to say when there is no row
     */
    <T> void table(
            String name,
            String table,
            int frozen,
            int printed,
            List<ExcelColumn<T>> columns,
            Iterator<T> rows,
            String nothing) {
        for (int part = 1; part == 1 || rows.hasNext(); part++) {
            ExcelSheet sheet = sheet(part == 1 ? name : name + " " + part);
            sheet.widths(columns.stream().map(ExcelColumn::width).toList());
            int header = sheet.next();
            List<String> headers = header(sheet, columns);
            sheet.freeze(frozen);
            rows(sheet, part == 1 ? table : table + part, header, headers, columns, rows, nothing);
            sheet.printFirst(printed);
        }
    }

    /** Writes a table below what stands on a sheet already. */
    <T> void table(ExcelSheet sheet, String table, List<ExcelColumn<T>> columns, Iterator<T> rows, String nothing) {
        int header = sheet.next();
        rows(sheet, table, header, header(sheet, columns), columns, rows, nothing);
    }

    private <T> void rows(
            ExcelSheet sheet,
            String table,
            int header,
            List<String> headers,
            List<ExcelColumn<T>> columns,
            Iterator<T> rows,
            String nothing) {
        if (!rows.hasNext()) {
            sheet.put(sheet.row(), 0, nothing, Look.LABEL);
            return;
        }
        while (rows.hasNext() && sheet.next() < longest) {
            T value = rows.next();
            Row row = sheet.row();
            for (int i = 0; i < columns.size(); i++) {
                ExcelColumn<T> column = columns.get(i);
                sheet.put(row, i, column.value().apply(value), column.look());
            }
            sheet.fit(row);
        }
        sheet.table(table, header, headers);
    }

    /** Excel wants each header of a table once. */
    private static <T> List<String> header(ExcelSheet sheet, List<ExcelColumn<T>> columns) {
        Row row = sheet.row();
        row.setHeightInPoints(30);
        var headers = new ArrayList<String>();
        Set<String> taken = new HashSet<>();
        for (ExcelColumn<T> column : columns) {
            String header = column.header();
            for (int n = 2; !taken.add(header.toLowerCase(Locale.ROOT)); n++) {
                header = column.header() + " " + n;
            }
            sheet.put(row, headers.size(), header, Look.HEADER);
            headers.add(header);
        }
        return headers;
    }
}
