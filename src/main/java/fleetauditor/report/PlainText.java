package fleetauditor.report;

/** Text from a tenant, made fit to be written: names can hold anything. */
final class PlainText {
    /** Stands at the end of a text that was too long. */
    static final String CUT = " […]";

    private PlainText() {}

    /** Without halves of surrogate pairs, which no encoding can write; each becomes U+FFFD. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceHalves(text);
            }
        }
        return text;
    }

    /**
     * For people. Without what XML and HTML cannot hold: control characters other than tab and line break, U+FFFE and
     * U+FFFF; and without the marks that turn the writing direction, which make a name look like another.
     */
    static String printable(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        wellFormed(text).codePoints().filter(PlainText::isPrintable).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** At most {@code limit} characters, the last of them {@link #CUT} when some are missing. */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c < 0x2000) || (c >= 0x2070 && c < Character.MIN_SURROGATE);
    }

    private static boolean isPrintable(int c) {
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean isControl = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        return !turns && !isControl && (c & 0xFFFE) != 0xFFFE;
    }

    private static String replaceHalves(String text) {
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
