package fleetauditor.config;

/**
 * One key of the configuration, for the generated reference.
 *
 * @param form what a value looks like: {@code text}, {@code 30s .. 1d}, {@code true, false} ...
 * @param standard the default as written; empty when there is none
 * @param meaning one sentence
 */
public record Setting(String key, String form, String standard, String meaning) {}
