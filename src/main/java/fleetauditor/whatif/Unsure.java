package fleetauditor.whatif;

/**
 * A part of the answer that a gap in the data leaves open.
 *
 * @param part {@code users}, {@code devices}, {@code joined-pcs}, {@code policies}, {@code seats}, {@code groups} or
 *     {@code findings}
 * @param reason what could not be read, in a sentence
 */
public record Unsure(String part, String reason) {}
