package fleetauditor.whatif;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated text as Excel and the admin centers write it. */
final class CsvText {
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    /**
     * The cells of one row.
     *
     * @param number of the line it begins on, from 1
     */
    record Line(int number, List<String> cells) {}

    private CsvText(String text, char separator, int at, int line) {
        this.text = text;
        this.separator = separator;
        this.at = at;
        this.line = line;
    }

    /** Every row that has a cell with something in it. */
    static List<Line> lines(String text) {
        int end = endOfLine(text, 0);
        String first = text.substring(0, end).strip();
        if (first.length() == 5 && first.regionMatches(true, 0, "sep=", 0, 4)) {
            return new CsvText(text, first.charAt(4), next(text, end), 2).all();
        }
        return new CsvText(text, separator(first), 0, 1).all();
    }

    private List<Line> all() {
        var lines = new ArrayList<Line>();
        while (at < text.length()) {
            int number = line;
            List<String> cells = row();
            if (cells.stream().anyMatch(c -> !c.isBlank())) {
                lines.add(new Line(number, cells));
            }
        }
        return lines;
    }

    private List<String> row() {
        var cells = new ArrayList<String>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at++) == separator);
        if (at < text.length() && text.charAt(at - 1) == '\r' && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        return cells;
    }

    /** Reads up to a separator or the end of the line; within quotes these are text, and a quote is written twice. */
    private String cell() {
        var cell = new StringBuilder();
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && (c == separator || c == '\r' || c == '\n')) {
                break;
            } else {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
            at++;
        }
        return cell.toString();
    }

    /** Whichever of comma, semicolon and tab the first line has most of. */
    private static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    private static int endOfLine(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private static int next(String text, int end) {
        return text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length(), end + 1);
    }
}
