package fleetauditor.diagnosis;

/**
 * A line that a conclusion rests on.
 *
 * @param line its number in the input, from 1; where {@code <br/>} breaks lines, the breaks count
 * @param text the line as it stands, without blanks at both ends; may hold control characters
 */
public record EvidenceLine(int line, String text) {}
