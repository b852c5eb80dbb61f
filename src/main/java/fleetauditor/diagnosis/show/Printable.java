package fleetauditor.diagnosis.show;

import java.util.Locale;

/** Keeps what evidence holds from acting on a terminal: escape sequences, direction marks, line breaks in a line. */
public final class Printable {
    private Printable() {}

    /** The text on one line, with every control and direction character replaced by {@code ?}, blanks for tabs. */
    public static String line(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r' || isHostile(c)) {
                plain = plain == null ? new StringBuilder(text) : plain;
                plain.setCharAt(i, isHostile(c) && !Character.isWhitespace(c) ? '?' : ' ');
            }
        }
        return plain == null ? text : plain.toString();
    }

    /** The same JSON with every such character inside its strings written as an escape. */
    static String escapedInJson(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean hostile = isHostile(c) && c != '\n' && c != '\r';
            if (hostile && escaped == null) {
                escaped = new StringBuilder(json.substring(0, i));
            }
            if (escaped != null) {
                escaped.append(hostile ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return escaped == null ? json : escaped.toString();
    }

    private static boolean isHostile(char c) {
        return Character.isISOControl(c)
                || (c >= '\u200e' && c <= '\u200f')
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\ufeff';
    }
}
