package fleetauditor.rules.license;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoFreeIntuneSeatsTest {
    private final RuleAssert rule = assertRule(new NoFreeIntuneSeats());

    @Test
    void findsAProductWhoseLastLicenseIsTaken() {
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.enabled = 20;
                    s.consumedUnits = 20;
                }))
                .finds("EMS")
                .withCause("full")
                .withSeverity(Severity.MEDIUM)
                .seeing("consumedUnits", 20L)
                .seeing("prepaidUnits.enabled", 20L)
                .saying("All 20 licenses");
    }

    @Test
    void findsAProductThatIsAssignedMoreOftenThanBought() {
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.enabled = 20;
                    s.warning = 2;
                    s.consumedUnits = 25;
                }))
                .finds("EMS")
                .withCause("overdrawn")
                .saying(" 3 too many");
    }

    @Test
    void passesAProductWithOneLicenseLeft() {
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.enabled = 20;
                    s.consumedUnits = 19;
                }))
                .passes();
    }

    @Test
    void countsLicensesInTheirWarningPeriodButNoSuspendedOnes() {
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.enabled = 20;
                    s.warning = 5;
                    s.consumedUnits = 24;
                }))
                .passes();
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.enabled = 20;
                    s.suspended = 5;
                    s.consumedUnits = 20;
                }))
                .finds("EMS")
                .withCause("full");
    }

    @Test
    void leavesOutAProductWithoutAnEnabledLicense() {
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.capabilityStatus = "Warning";
                    s.enabled = 0;
                    s.warning = 5;
                    s.consumedUnits = 5;
                }))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Suspended", "Deleted", "LockedOut"})
    void leavesOutAProductThatHasLapsed(String status) {
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.capabilityStatus = status;
                    s.enabled = 5;
                    s.consumedUnits = 5;
                }))
                .passes();
    }

    @Test
    void findsAFullProductInItsWarningPeriod() {
        rule.on(tenant().sku(Products.EMS, s -> {
                    s.capabilityStatus = "warning";
                    s.enabled = 5;
                    s.consumedUnits = 5;
                }))
                .finds("EMS");
    }

    @Test
    void ignoresProductsWithoutIntune() {
        rule.on(tenant().sku(Products.ENTERPRISEPACK, s -> s.consumedUnits = 100))
                .passes();
    }

    @Test
    void isNotEvaluatedWithoutTheProductsOfTheTenant() {
        rule.on(tenant().without(Dataset.SUBSCRIBED_SKUS)).isNotEvaluatedBecauseOf("subscribedSkus");
    }

    @Test
    void isNotApplicableWithoutAnyProduct() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
