package fleetauditor.report;

import fleetauditor.audit.Severity;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFDateAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Lines over days; a night without an audit leaves its width free. */
final class ExcelTrendChart {
    private static final int FIRST_LINE = 2;
    private static final int WIDTH = 10;
    private static final int HEIGHT = 22;
    private static final String DAY = "yyyy-mm-dd";
    private static final List<String> COLORS =
            List.of("1F3A5F", ExcelStyles.color(Severity.CRITICAL), ExcelStyles.color(Severity.HIGH));

    private ExcelTrendChart() {}

    /**
     * Draws the columns from the third on over the days in the first one.
     *
     * @param title what the numbers are
     * @param lines names of the columns that are drawn, at most three
     * @param days rows below the header
     * @param left column of the chart's edge
     */
    static void of(XSSFSheet sheet, String title, List<String> lines, int days, int left) {
        XSSFChart chart = sheet.createDrawingPatriarch()
                .createChart(new XSSFClientAnchor(0, 0, 0, 0, left, 1, left + WIDTH, 1 + HEIGHT));
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFDateAxis dates = chart.createDateAxis(AxisPosition.BOTTOM);
        dates.setNumberFormat(DAY);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setMinimum(0);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, dates, values);
        data.setVaryColors(false);
        XDDFNumericalDataSource<Double> when = numbers(sheet, 0, days);
        when.setFormatCode(DAY);
        for (int i = 0; i < lines.size(); i++) {
            var series = (XDDFLineChartData.Series) data.addSeries(when, numbers(sheet, FIRST_LINE + i, days));
            series.setTitle(lines.get(i), null);
            series.setSmooth(false);
            series.setMarkerStyle(days == 1 ? MarkerStyle.CIRCLE : MarkerStyle.NONE);
            var line =
                    new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(ExcelStyles.rgb(COLORS.get(i)))));
            line.setWidth(2.0);
            series.setLineProperties(line);
        }
        chart.plot(data);
    }

    private static XDDFNumericalDataSource<Double> numbers(XSSFSheet sheet, int column, int days) {
        return XDDFDataSourcesFactory.fromNumericCellRange(sheet, new CellRangeAddress(1, days, column, column));
    }
}
