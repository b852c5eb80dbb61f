package fleetauditor.audit;

/**
 * A value that a rule says in the report's language.
 *
 * @param key of its text, below {@code words} in report.yaml
 */
public record Word(String key) {}
