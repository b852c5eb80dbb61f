package fleetauditor.rules.tenant;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntuneNotInOrderTest {
    private final RuleAssert rule = assertRule(new IntuneNotInOrder());

    @Test
    void passesWhenIntuneIsActiveAndInCharge() {
        rule.on(tenant()).passes().examines(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pending,pending",
        "warning,warning",
        "disabled,disabled",
        "deleted,deleted",
        "blocked,blocked",
        "lockedOut,locked-out",
        "LOCKEDOUT,locked-out"
    })
    void findsAnySubscriptionStateButActive(String state, String cause) {
        rule.on(tenant().intune(state, true))
                .finds("Contoso")
                .withCause(cause)
                .withSeverity(Severity.CRITICAL)
                .seeing("subscriptionState", state)
                .saying("Contoso");
    }

    @ParameterizedTest
    @CsvSource({
        "unknown,authority-unknown",
        "sccm,authority-sccm",
        "office365,authority-office365",
        "SCCM,authority-sccm"
    })
    void findsAnyAuthorityButIntune(String authority, String cause) {
        rule.on(tenant().organization(authority, null, null))
                .finds("Contoso")
                .withCause(cause)
                .saying("Contoso");
    }

    @Test
    void namesTheSubscriptionFirst() {
        rule.on(tenant().intune("warning", true).organization("sccm", null, null))
                .finds("Contoso")
                .withCause("warning");
    }

    @Test
    void leavesOutWhatGraphDoesNotSay() {
        rule.on(tenant().intune(null, null).organization(null, null, null)).passes();
    }

    @Test
    void isNotEvaluatedWithoutTheIntuneTenant() {
        rule.on(tenant().without(Dataset.DEVICE_MANAGEMENT)).isNotEvaluatedBecauseOf("deviceManagement");
    }

    @Test
    void isNotApplicableWithoutAnOrganization() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
