package fleetauditor.report;

import fleetauditor.audit.Severity;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of a workbook's cells; each is made once, since Excel allows 64,000. */
final class ExcelStyles {
    /** What a cell looks like. */
    enum Look {
        TEXT,
        /** Sentences: they break at the cell's edge. */
        WRAPPED,
        /** What follows from the row above it. */
        INDENTED,
        DATE,
        DAY,
        COUNT,
        SECONDS,
        LINK,
        HEADER,
        /** Above numbers. */
        COUNT_HEADER,
        TITLE,
        HEADING,
        LABEL,
        NOTE,
        ALARM,
        CAUTION,
        ALL_CLEAR,
        CRITICAL,
        HIGH,
        MEDIUM,
        LOW,
        INFO
    }

    private static final String WHITE = "FFFFFF";
    private static final String DARK = "1F2937";
    private static final String GRAY = "6B7280";
    private static final String LINE = "E4E7EC";
    private static final String BLUE = "0B57D0";
    private static final String HEADER_FILL = "1F3A5F";

    private final XSSFWorkbook workbook;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();

    ExcelStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    static Look of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Look.CRITICAL;
            case HIGH -> Look.HIGH;
            case MEDIUM -> Look.MEDIUM;
            case LOW -> Look.LOW;
            case INFO -> Look.INFO;
        };
    }

    private static boolean isOfTable(Look look) {
        return switch (look) {
            case TEXT, WRAPPED, INDENTED, DATE, DAY, COUNT, SECONDS, LINK, CRITICAL, HIGH, MEDIUM, LOW, INFO -> true;
            case HEADER, COUNT_HEADER, TITLE, HEADING, LABEL, NOTE, ALARM, CAUTION, ALL_CLEAR -> false;
        };
    }

    /** Whether a text breaks at the cell's edge. */
    static boolean wraps(Look look) {
        return look == Look.WRAPPED || look == Look.INDENTED || look == Look.NOTE;
    }

    /** The fill color of a severity, as RGB in hexadecimal. */
    static String color(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "B42318";
            case HIGH -> "F79009";
            case MEDIUM -> "FEDF89";
            case LOW -> "B2DDFF";
            case INFO -> "E4E7EC";
        };
    }

    /** @param quoted whether the cell's text stays a text even when somebody edits it */
    XSSFCellStyle style(Look look, boolean quoted) {
        return styles.computeIfAbsent(look.name() + quoted, key -> {
            XSSFCellStyle style = create(look);
            style.setQuotePrefixed(quoted);
            return style;
        });
    }

    XSSFCellStyle style(Look look) {
        return style(look, false);
    }

    private XSSFCellStyle create(Look look) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (isOfTable(look)) {
            style.setBorderBottom(BorderStyle.THIN);
            style.setBottomBorderColor(color(LINE));
        }
        switch (look) {
            case TEXT -> style.setFont(font(10, DARK, false));
            case WRAPPED -> {
                style.setFont(font(10, DARK, false));
                style.setWrapText(true);
            }
            case INDENTED -> {
                style.setFont(font(10, GRAY, false));
                style.setWrapText(true);
                style.setAlignment(HorizontalAlignment.LEFT);
                style.setIndention((short) 1);
            }
            case DATE -> number(style, "yyyy-mm-dd hh:mm", HorizontalAlignment.LEFT);
            case DAY -> number(style, "yyyy-mm-dd", HorizontalAlignment.LEFT);
            case COUNT -> number(style, "#,##0", HorizontalAlignment.RIGHT);
            case SECONDS -> number(style, "#,##0.0##", HorizontalAlignment.RIGHT);
            case LINK -> {
                XSSFFont font = font(10, BLUE, false);
                font.setUnderline(XSSFFont.U_SINGLE);
                style.setFont(font);
            }
            case HEADER, COUNT_HEADER -> {
                fill(style, HEADER_FILL, WHITE);
                style.setWrapText(true);
                style.setVerticalAlignment(VerticalAlignment.CENTER);
                if (look == Look.COUNT_HEADER) {
                    style.setAlignment(HorizontalAlignment.RIGHT);
                }
            }
            case TITLE -> style.setFont(font(20, HEADER_FILL, true));
            case HEADING -> {
                style.setFont(font(13, HEADER_FILL, true));
                style.setBorderBottom(BorderStyle.MEDIUM);
                style.setBottomBorderColor(color(HEADER_FILL));
            }
            case LABEL -> style.setFont(font(10, GRAY, false));
            case NOTE -> {
                style.setFont(font(10, GRAY, false));
                style.setWrapText(true);
            }
            case ALARM -> banner(style, "B42318");
            case CAUTION -> banner(style, "8A5A00");
            case ALL_CLEAR -> banner(style, "067647");
            case CRITICAL -> severity(style, Severity.CRITICAL, WHITE);
            case HIGH -> severity(style, Severity.HIGH, DARK);
            case MEDIUM -> severity(style, Severity.MEDIUM, DARK);
            case LOW -> severity(style, Severity.LOW, DARK);
            case INFO -> severity(style, Severity.INFO, DARK);
        }
        return style;
    }

    private void number(XSSFCellStyle style, String format, HorizontalAlignment alignment) {
        style.setFont(font(10, DARK, false));
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setAlignment(alignment);
        style.setIndention((short) (alignment == HorizontalAlignment.RIGHT ? 1 : 0));
    }

    private void banner(XSSFCellStyle style, String fill) {
        fill(style, fill, WHITE);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
    }

    private void severity(XSSFCellStyle style, Severity severity, String text) {
        fill(style, color(severity), text);
        style.setAlignment(HorizontalAlignment.CENTER);
    }

    private void fill(XSSFCellStyle style, String fill, String text) {
        style.setFont(font(10, text, true));
        style.setFillForegroundColor(color(fill));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private XSSFFont font(int points, String color, boolean bold) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) points);
        font.setColor(color(color));
        font.setBold(bold);
        return font;
    }

    private static XSSFColor color(String rgb) {
        return new XSSFColor(rgb(rgb));
    }

    /** Red, green and blue of a color in hexadecimal. */
    static byte[] rgb(String hexadecimal) {
        int value = Integer.parseInt(hexadecimal, 16);
        return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
