package fleetauditor.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as text: sheets, tables, cells and what they look like. */
final class ExcelDump {
    private final StringBuilder text = new StringBuilder();

    private ExcelDump() {}

    static String of(byte[] workbook) throws IOException {
        var dump = new ExcelDump();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            book.forEach(sheet -> dump.sheet((XSSFSheet) sheet));
        }
        return dump.text.toString();
    }

    private void sheet(XSSFSheet sheet) {
        line("== " + sheet.getSheetName());
        var widths = new ArrayList<Integer>();
        int last = 0;
        for (Row row : sheet) {
            last = Math.max(last, row.getLastCellNum());
        }
        for (int i = 0; i < last; i++) {
            widths.add(sheet.getColumnWidth(i) / 256);
        }
        line("widths " + widths);
        if (sheet.getPaneInformation() != null) {
            line("frozen " + sheet.getPaneInformation().getHorizontalSplitPosition() + " rows, "
                    + sheet.getPaneInformation().getVerticalSplitPosition() + " columns");
        }
        line("print " + (sheet.getPrintSetup().getLandscape() ? "landscape" : "portrait") + ", "
                + sheet.getPrintSetup().getFitWidth() + " wide, area "
                + sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet)) + ", repeated "
                + repeated(sheet));
        for (XSSFTable table : sheet.getTables()) {
            line("table " + table.getName() + " " + table.getArea().formatAsString() + " filter "
                    + table.getCTTable().getAutoFilter().getRef());
        }
        if (sheet.getDrawingPatriarch() != null) {
            for (XSSFChart chart : sheet.getDrawingPatriarch().getCharts()) {
                XDDFChartData.Series series = chart.getChartSeries().get(0).getSeries(0);
                line("chart " + series.getCategoryData().getDataRangeReference() + " "
                        + series.getValuesData().getDataRangeReference());
            }
        }
        sheet.getMergedRegions().stream()
                .sorted(Comparator.comparing(CellRangeAddress::getFirstRow))
                .forEach(region -> line("merged " + region.formatAsString()));
        for (Row row : sheet) {
            for (Cell cell : row) {
                String value = value(cell);
                if (!value.isEmpty()) {
                    String link = cell.getHyperlink() == null
                            ? ""
                            : " -> " + cell.getHyperlink().getAddress();
                    line(new CellAddress(cell) + " " + value + link + "  [" + look((XSSFCellStyle) cell.getCellStyle())
                            + "]");
                }
            }
        }
    }

    private static String repeated(XSSFSheet sheet) {
        CellRangeAddress rows = sheet.getRepeatingRows();
        return rows == null ? "none" : rows.formatAsString();
    }

    private static String value(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> quote(cell.getStringCellValue());
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? "date " + cell.getLocalDateTimeCellValue()
                        : "number " + cell.getNumericCellValue();
            case FORMULA -> "formula " + cell.getCellFormula() + " -> " + cell.getStringCellValue();
            case BLANK, _NONE, BOOLEAN, ERROR -> "";
        };
    }

    private static String look(XSSFCellStyle style) {
        var traits = new TreeSet<String>();
        traits.add("font " + style.getFont().getFontHeightInPoints() + " "
                + style.getFont().getXSSFColor().getARGBHex().substring(2).toLowerCase(Locale.ROOT));
        if (style.getFont().getBold()) {
            traits.add("bold");
        }
        if (style.getFillForegroundXSSFColor() != null) {
            traits.add("fill "
                    + style.getFillForegroundXSSFColor()
                            .getARGBHex()
                            .substring(2)
                            .toLowerCase(Locale.ROOT));
        }
        if (style.getWrapText()) {
            traits.add("wrap");
        }
        if (style.getQuotePrefixed()) {
            traits.add("stays text");
        }
        if (style.getIndention() > 0) {
            traits.add("indent " + style.getIndention());
        }
        if (!style.getDataFormatString().equals("General")) {
            traits.add("format " + style.getDataFormatString());
        }
        return String.join(", ", traits);
    }

    private static String quote(String value) {
        return "'" + value.replace("\n", "\\n") + "'";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
