package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import fleetauditor.testkit.UserSpec;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacUserWithoutLicensesTest {
    private final RuleAssert rule = assertRule(new MacUserWithoutLicenses());

    private static Tenant macOf(Consumer<UserSpec> ann) {
        return tenant().user("ann", ann).mac("MAC-1", d -> d.of("ann"));
    }

    @Test
    void passesAUserWithBothPlans() {
        rule.on(macOf(u -> {})).passes().examines(1);
        rule.on(macOf(u -> u.unlicensed().licensed(Products.INTUNE_PLAN_1).licensed(Products.ENTRA_P1)))
                .passes();
    }

    @Test
    void findsAUserWithoutIntune() {
        rule.on(macOf(u -> u.unlicensed().licensed(Products.ENTERPRISEPACK).licensed(Products.ENTRA_P1)))
                .finds("MAC-1")
                .withCause("intune")
                .withSeverity(Severity.HIGH)
                .relatedTo("ann@contoso.com")
                .seeing("assignedPlans", List.of(ServicePlans.AAD_PREMIUM + " Enabled"))
                .saying("ann@contoso.com uses MAC-1 without an Intune license");
    }

    @Test
    void findsAUserWithoutEntraPremium() {
        rule.on(macOf(u -> u.unlicensed().licensed(Products.INTUNE_PLAN_1)))
                .finds("MAC-1")
                .withCause("entra-premium")
                .seeing("assignedPlans", List.of(ServicePlans.INTUNE_A + " Enabled"))
                .saying("without Entra ID P1");
    }

    @Test
    void findsAUserWithNeither() {
        rule.on(macOf(u -> u.unlicensed())).finds("MAC-1").withCause("both").saying("and without Entra ID P1");
    }

    @Test
    void countsTheSecondPremiumPlanAndTheWarningPeriod() {
        rule.on(macOf(u -> u.unlicensed()
                        .plan(ServicePlans.INTUNE_EDU, "warning")
                        .plan(ServicePlans.AAD_PREMIUM_P2, "Warning")))
                .passes();
    }

    @Test
    void doesNotCountSuspendedPlans() {
        rule.on(macOf(u -> u.unlicensed().licensed(Products.SPE_E3, null, "Suspended", List.of())))
                .finds("MAC-1")
                .withCause("both");
    }

    @Test
    void leavesOutMacsOfNobodyOfDeletedAndOfDisabledUsers() {
        rule.on(tenant().user("bob", u -> u.unlicensed().accountEnabled = false)
                        .mac("MAC-NOBODY", d -> d.userId = null)
                        .mac("MAC-DELETED", d -> d.of("gone"))
                        .mac("MAC-DISABLED", d -> d.of("bob")))
                .isNotApplicable();
    }

    @Test
    void countsAUserOfWhomItIsUnknownWhetherEnabled() {
        rule.on(macOf(u -> u.unlicensed().accountEnabled = null)).finds("MAC-1");
    }

    @Test
    void leavesOutMacsThatIntuneManagesByItself() {
        rule.on(tenant().user("ann", u -> u.unlicensed()).mac("MAC-1", d -> d.of("ann").managementAgent = "mdm"))
                .isNotApplicable();
    }

    @Test
    void isNotApplicableToAnEmptyTenant() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"managedDevices", "users"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(macOf(u -> u.unlicensed()).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }
}
