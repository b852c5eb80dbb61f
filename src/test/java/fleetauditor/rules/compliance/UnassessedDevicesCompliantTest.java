package fleetauditor.rules.compliance;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnassessedDevicesCompliantTest {
    private final UnassessedDevicesCompliant unassessed = new UnassessedDevicesCompliant();
    private final RuleAssert rule = assertRule(unassessed);

    @Test
    void findsATenantThatTakesDevicesWithoutAPolicyForCompliant() {
        var found = rule.on(tenant().intune("active", false))
                .finds("Contoso")
                .withSeverity(Severity.HIGH)
                .seeing("settings.secureByDefault", false)
                .saying("takes devices without a compliance policy for compliant");
        assertThat(found.finding().id()).isEqualTo("CMP-005:" + Ids.id("tenant", "contoso"));
    }

    @Test
    void passesATenantThatTakesThemForNoncompliant() {
        rule.on(tenant().intune("active", true)).passes();
    }

    @Test
    void isNotApplicableWhenGraphDoesNotSay() {
        rule.on(tenant().intune("active", null)).isNotApplicable();
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deviceManagement", "organization"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(tenant().intune("active", false).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }

    @Test
    void alertsTheSecurityTeam() {
        assertThat(unassessed.spec().alerting()).isTrue();
    }
}
