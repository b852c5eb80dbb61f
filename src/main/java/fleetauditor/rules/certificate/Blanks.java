package fleetauditor.rules.certificate;

/** Blanks of every kind, the no-break space of a copied web page included. */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(String text) {
        return text.codePoints().allMatch(Blanks::isBlank);
    }

    /** Whether the text, which has a character at least, begins or ends with a blank. */
    static boolean atAnEnd(String text) {
        return isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length()));
    }

    /** The text without any blank. */
    static String removed(String text) {
        return text.codePoints()
                .filter(c -> !isBlank(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
