package fleetauditor.audit;

import java.util.Locale;
import java.util.Optional;

/** How much harm a finding can do, worst first. {@code docs/severity.md} has a sentence and an example for each. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** The name in reports and settings, for example {@code high}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is as bad as {@code other}, or worse. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** The severity of this name, case ignored; empty when there is none. */
    public static Optional<Severity> named(String key) {
        for (Severity severity : values()) {
            if (severity.key().equalsIgnoreCase(key)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
