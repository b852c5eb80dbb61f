package fleetauditor.report;

import java.util.Random;

/** Names that a tenant can hold and a careless report would stumble over. */
final class Hostile {
    /** A formula, a script, control characters, an emoji, a turn of the writing direction, line breaks. */
    static final String NAME = "=cmd|'/c calc'!A1 <script>alert(1)</script> \"quoted\" & \u0000\u0007\u001B "
            + "\uD83D\uDE00 _x0041_ \u202Etxt.exe\u202C \uFFFE next\nline\r\nlast]]>";

    /** Longer than an Excel cell. */
    static final String ENDLESS = "="
            + new Random(1)
                    .ints(40_000, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);

    private Hostile() {}
}
