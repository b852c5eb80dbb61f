package fleetauditor.audit;

import java.util.Map;
import java.util.Set;

/**
 * What the administrator changed about the rules themselves.
 *
 * @param switchedOff ids of rules that are not asked
 * @param severities severity that all findings of a rule are given instead of their own
 */
public record RuleSettings(Set<String> switchedOff, Map<String, Severity> severities) {
    public static final RuleSettings DEFAULT = new RuleSettings(Set.of(), Map.of());

    public RuleSettings {
        switchedOff = Set.copyOf(switchedOff);
        severities = Map.copyOf(severities);
    }
}
