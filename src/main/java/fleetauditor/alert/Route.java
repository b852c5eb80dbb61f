package fleetauditor.alert;

import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.config.Secret;
import fleetauditor.lifecycle.KnownFinding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what, and how.
 *
 * @param name letters, digits, {@code -} and {@code _}; unique
 * @param to mail addresses; empty for other channels
 * @param address where a webhook listens; null for other channels
 * @param path the file; null for other channels
 * @param rules ids of the rules it hears of; empty for those that alert the security team by default
 * @param everyRule whether it hears of every rule
 * @param severity the least severity it hears of
 * @param tenants names or ids of the tenants it hears of; empty for all
 * @param remindAfter how long a finding stays open before it is told again; zero for never
 * @param secret signs the body of a webhook; null for other channels
 */
record Route(
        String name,
        Channel channel,
        List<String> to,
        @Nullable WebAddress address,
        @Nullable Path path,
        Set<String> rules,
        boolean everyRule,
        Severity severity,
        Set<String> tenants,
        Duration remindAfter,
        @Nullable Secret secret) {
    /** Its findings are high when the device is trusted wrongly, and lower when it is locked out. */
    private static final String TWO_SIDED = "CMP-001";

    Route {
        to = List.copyOf(to);
        rules = Set.copyOf(rules);
        tenants = Set.copyOf(tenants);
    }

    /** Whether it hears of this finding, were it news. */
    boolean wants(Finding finding) {
        Severity own = finding.violation().severity();
        return finding.severity().isAtLeast(severity)
                && wants(finding.rule(), own == null ? finding.rule().severity() : own);
    }

    /** Whether it hears of a finding that is only remembered. */
    boolean wants(RuleSpec rule, KnownFinding finding) {
        Severity last = finding.facts().severity();
        return last.isAtLeast(severity) && wants(rule, last);
    }

    /** @param own the severity that the rule itself gave, whatever the settings made of it */
    private boolean wants(RuleSpec rule, Severity own) {
        if (everyRule || !rules.isEmpty()) {
            return everyRule || rules.contains(rule.id());
        }
        return rule.alerting() && (!rule.id().equals(TWO_SIDED) || own.isAtLeast(Severity.HIGH));
    }

    /** @param settingsName what the settings call the tenant */
    boolean covers(RunInfo run, String settingsName) {
        return tenants.isEmpty()
                || tenants.stream()
                        .anyMatch(t -> t.equalsIgnoreCase(settingsName)
                                || t.equalsIgnoreCase(run.tenantId())
                                || t.equalsIgnoreCase(run.tenantName()));
    }
}
