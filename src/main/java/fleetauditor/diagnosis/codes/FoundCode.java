package fleetauditor.diagnosis.codes;

/**
 * A code in a text.
 *
 * @param code the bits
 * @param at where it begins
 * @param certain whether it is an error by its bits; a small number is one only beside a word such as "error"
 */
public record FoundCode(ErrorCode code, int at, boolean certain) {}
