package fleetauditor.report;

import fleetauditor.audit.Severity;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;

/** A bar chart beside the counts by severity. */
final class ExcelChart {
    /** Above the highest bar. */
    private static final double ROOM_FOR_NUMBER = 1.2;

    private static final int LABELS = 1;
    private static final int COUNTS = 2;
    private static final int LEFT = 3;
    private static final int RIGHT = 5;

    private ExcelChart() {}

    /**
     * Draws the counts that stand on the sheet.
     *
     * @param name of the series
     * @param most the biggest count
     * @param first row of the worst severity
     * @param top row of the chart's upper edge
     */
    static void ofSeverities(XSSFSheet sheet, String name, int most, int first, int top, int height) {
        XSSFChart chart = sheet.createDrawingPatriarch()
                .createChart(new XSSFClientAnchor(0, 0, 0, 0, LEFT, top, RIGHT, top + height));
        chart.getCTChart().addNewAutoTitleDeleted().setVal(true);
        XDDFCategoryAxis categories = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setMinimum(0);
        values.setMaximum(ROOM_FOR_NUMBER * Math.max(1, most));
        values.setVisible(false);
        categories.setMajorTickMark(AxisTickMark.NONE);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
        data.setBarDirection(BarDirection.COL);
        data.setGapWidth(60);
        data.setVaryColors(false);
        int last = first + Severity.values().length - 1;
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(first, last, LABELS, LABELS)),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, new CellRangeAddress(first, last, COUNTS, COUNTS)));
        series.setTitle(name, null);
        int point = 0;
        for (Severity severity : Severity.values()) {
            byte[] rgb = ExcelStyles.rgb(ExcelStyles.color(severity));
            series.getDataPoint(point++).setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(rgb)));
        }
        chart.plot(data);
        CTDLbls labels = chart.getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .getSerArray(0)
                .addNewDLbls();
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }
}
