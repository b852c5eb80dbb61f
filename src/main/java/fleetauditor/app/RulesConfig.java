package fleetauditor.app;

import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.Severity;
import fleetauditor.config.Settings;
import fleetauditor.rules.Rules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * The rules with the administrator's thresholds, and what was changed about the rules themselves.
 *
 * @param rules every rule, by id
 */
public record RulesConfig(List<Rule<?>> rules, RuleSettings settings) {
    public static RulesConfig from(Settings settings) {
        List<Rule<?>> rules = Rules.from(settings);
        var switchedOff = new HashSet<String>();
        var severities = new HashMap<String, Severity>();
        for (Rule<?> rule : rules) {
            String id = rule.spec().id();
            if (!settings.flag("rules." + id + ".enabled", true, "Whether " + id + " is asked.")) {
                switchedOff.add(id);
            }
            String severity = settings.text(
                    "rules." + id + ".severity", "Severity of all findings of " + id + "; empty for the rule's own.");
            if (severity != null) {
                Severity.named(severity)
                        .ifPresentOrElse(
                                s -> severities.put(id, s),
                                () -> settings.problem(
                                        "rules." + id + ".severity",
                                        "= '" + severity + "': not one of critical, high, medium, low, info"));
            }
        }
        return new RulesConfig(rules, new RuleSettings(switchedOff, severities));
    }
}
