package fleetauditor.rules;

import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Auditor;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.config.Settings;
import fleetauditor.model.Dataset;
import fleetauditor.model.SubjectKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesFromSettingsTest {
    @Test
    void aThresholdOfTheSettingsReachesItsRule() {
        assertThat(overdue(Map.of())).isZero();
        assertThat(overdue(Map.of("rules.SYN-001.overdueAfter", "3d"))).isOne();
    }

    /** Findings of SYN-001 about a PC that synced four days ago. */
    private static int overdue(Map<String, String> settings) {
        List<Rule<?>> rules = Rules.from(new Settings(settings));
        assertThat(rules).hasSameSizeAs(Rules.STANDARD);
        return new Auditor(rules, RuleSettings.DEFAULT)
                        .audit(tenant().managedDevice("PC-1", d -> d.lastSyncDateTime = daysAgo(4))
                                .snapshot())
                        .stream()
                        .filter(o -> o.rule().id().equals("SYN-001"))
                        .map(RuleOutcome::findings)
                        .mapToInt(List::size)
                        .sum();
    }

    @Test
    void rulesNameTheDatasetsThatAreToBeRead() {
        RuleSpec one =
                RuleSpec.rule("TST-001", SubjectKind.USER, Severity.LOW).requiring(Dataset.SIGN_INS, Dataset.USERS);
        RuleSpec two = RuleSpec.rule("TST-002", SubjectKind.USER, Severity.LOW)
                .requiring(Dataset.USERS)
                .using(Dataset.GROUPS);

        assertThat(Rules.datasets(List.of(one, two)))
                .containsExactlyInAnyOrder(Dataset.USERS, Dataset.GROUPS, Dataset.SIGN_INS)
                .isSubsetOf(Dataset.ALL)
                .isEqualTo(Dataset.ALL.stream()
                        .filter(List.of(Dataset.USERS, Dataset.GROUPS, Dataset.SIGN_INS)::contains)
                        .toList());
        assertThat(Rules.datasets(List.of())).isEmpty();
    }
}
