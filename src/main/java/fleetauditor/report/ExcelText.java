package fleetauditor.report;

import java.util.regex.Pattern;

/** Text as an Excel cell can hold it. */
final class ExcelText {
    /** Characters in one cell: Excel's limit. */
    static final int LONGEST = 32_767;

    /** Excel reads this as an escaped character, so a name that contains it needs its underscore escaped. */
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?");

    private static final char FIRST_WIDE = '\u2E80';

    /** A column is measured in digits of a slightly bigger font, and letters are narrower than digits. */
    private static final double LETTERS_A_DIGIT = 1.15;

    /** A Chinese or Japanese character is about two digits wide. */
    private static final double LETTERS_A_WIDE = 2 * LETTERS_A_DIGIT;

    private ExcelText() {}

    /** What to write for {@code text}: what XML cannot hold is gone, and what is too long is cut. */
    static String of(String text) {
        String fit = PlainText.printable(text);
        if (fit.indexOf('\r') >= 0) {
            fit = LINE_BREAK.matcher(fit).replaceAll("\n");
        }
        if (fit.contains("_x")) {
            fit = LOOKS_ESCAPED.matcher(fit).replaceAll("_x005F_");
        }
        return PlainText.cut(fit, LONGEST);
    }

    /**
     * Whether Excel would take the text for a formula once somebody edits the cell, or pastes it elsewhere.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
     */
    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }

    /** About how many lines the text takes in a column; Chinese and Japanese characters are twice as wide. */
    static int lines(String text, int width) {
        int lines = 1;
        double used = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            used += c >= FIRST_WIDE ? LETTERS_A_WIDE : 1;
            if (c == '\n' || used > width * LETTERS_A_DIGIT) {
                lines++;
                used = 0;
            }
        }
        return lines;
    }
}
