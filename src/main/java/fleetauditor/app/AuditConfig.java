package fleetauditor.app;

import fleetauditor.audit.Severity;
import fleetauditor.config.Settings;
import java.util.Optional;

/**
 * How an audit ends.
 *
 * @param failOn findings of this severity or worse make the exit code 3; empty for none
 */
public record AuditConfig(Optional<Severity> failOn) {
    public static AuditConfig from(Settings settings) {
        return new AuditConfig(settings.parsed(
                "audit.failOn",
                "critical, high, medium, low, info, none",
                "high",
                "Findings of this severity or worse make the exit code 3; none turns it off.",
                AuditConfig::severity));
    }

    private static Optional<Severity> severity(String text) {
        if (text.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        return Optional.of(Severity.named(text)
                .orElseThrow(() -> new IllegalArgumentException("not one of critical, high, medium, low, info, none")));
    }
}
