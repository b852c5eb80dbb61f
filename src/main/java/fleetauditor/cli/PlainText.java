package fleetauditor.cli;

import java.util.regex.Pattern;

/** Names from the tenant, made safe for a terminal. */
final class PlainText {
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private PlainText() {}

    /** Control characters and changes of direction become blanks: no name can move the cursor. */
    static String of(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
