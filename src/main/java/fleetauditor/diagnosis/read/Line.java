package fleetauditor.diagnosis.read;

import fleetauditor.diagnosis.EvidenceLine;

/**
 * A line of evidence.
 *
 * @param number in the input, from 1; where {@code <br/>} breaks lines, the breaks count
 * @param raw as it stands
 * @param text for matching: every kind of blank is a plain one, HTML entities and full-width colons are resolved,
 *     Markdown marks and the tags of HTML pages are gone; the tags of XML stay
 */
public record Line(int number, String raw, String text) {
    private static final int LONGEST_QUOTE = 400;

    /** This line as a conclusion quotes it; a very long one is cut. */
    public EvidenceLine quoted() {
        String quote = raw.strip();
        return new EvidenceLine(
                number, quote.length() <= LONGEST_QUOTE ? quote : quote.substring(0, LONGEST_QUOTE) + "…");
    }

    public boolean isBlank() {
        return text.isBlank();
    }
}
