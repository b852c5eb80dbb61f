package fleetauditor.alert;

/** Text from a tenant as one line for a person: nothing in it breaks the line, turns it or moves a cursor. */
final class PlainLine {
    private PlainLine() {}

    /**
     * The text with a blank for each control character, line break and change of the writing direction, cut with an
     * ellipsis after {@code most} characters.
     */
    static String of(String text, int most) {
        var line = new StringBuilder(Math.min(text.length(), most) + 1);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            line.appendCodePoint(shown(point));
            if (line.length() >= most && i < text.length()) {
                return line.append('…').toString();
            }
        }
        return line.toString();
    }

    /** The text with U+FFFD for each half of a surrogate pair, which no encoding can write. */
    static String wellFormed(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int shown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE, Character.UNASSIGNED -> 0xFFFD;
            default -> turns(point) ? ' ' : point;
        };
    }

    private static boolean turns(int point) {
        return (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200E
                || point == 0x200F
                || point == 0x061C;
    }
}
