package fleetauditor.report;

import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Tally;
import fleetauditor.lifecycle.TrendPoint;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.poi.ss.usermodel.Row;

/** Open findings night by night, as numbers and as a line chart beside them. */
final class ExcelTrend {
    private final Texts texts;

    private record Column(String header, ToIntFunction<Tally> value) {}

    ExcelTrend(Texts texts) {
        this.texts = texts;
    }

    /** @param points oldest first; at least one */
    void write(ExcelSheet sheet, List<TrendPoint> points) {
        List<Column> columns = columns();
        var headers = new ArrayList<String>(List.of(texts.get("trend.day"), texts.get("trend.complete")));
        columns.forEach(c -> headers.add(c.header()));
        sheet.widths(headers.stream().map(h -> 12).toList());
        Row header = sheet.row();
        header.setHeightInPoints(30);
        for (int i = 0; i < headers.size(); i++) {
            sheet.put(header, i, headers.get(i), i < 2 ? Look.HEADER : Look.COUNT_HEADER);
        }
        sheet.freeze(1);
        for (TrendPoint point : points) {
            Row row = sheet.row();
            sheet.put(row, 0, point.day(), Look.DAY);
            sheet.put(row, 1, texts.get(point.complete() ? "answer.yes" : "answer.no"), Look.TEXT);
            for (int i = 0; i < columns.size(); i++) {
                sheet.put(row, i + 2, columns.get(i).value().applyAsInt(point.tally()), Look.COUNT);
            }
        }
        sheet.table("Trend", 0, headers);
        ExcelTrendChart.of(
                sheet.parts(), texts.get("trend.title"), headers.subList(2, 5), points.size(), headers.size() + 1);
    }

    /** The first three are drawn. */
    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column(texts.get("trend.open"), Tally::openTotal));
        for (Severity severity : Severity.values()) {
            columns.add(new Column(
                    texts.get("severity." + severity.key()), t -> t.open().getOrDefault(severity, 0)));
        }
        columns.add(new Column(texts.get("trend.waived"), Tally::waived));
        columns.add(new Column(texts.get("trend.new"), Tally::appeared));
        columns.add(new Column(texts.get("trend.reopened"), Tally::reopened));
        columns.add(new Column(texts.get("trend.worsened"), Tally::worsened));
        columns.add(new Column(texts.get("trend.resolved"), Tally::resolved));
        return columns;
    }
}
