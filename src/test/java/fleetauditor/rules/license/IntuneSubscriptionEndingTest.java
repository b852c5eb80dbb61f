package fleetauditor.rules.license;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAhead;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Finding;
import fleetauditor.audit.Severity;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntuneSubscriptionEndingTest {
    private final RuleAssert rule =
            assertRule(new IntuneSubscriptionEnding(new IntuneSubscriptionEnding.Limits(Duration.ofDays(30))));

    private static Tenant endingAt(Instant end) {
        return tenant().sku(Products.EMS, s -> s.noSubscriptions().subscription("Enabled", end));
    }

    @Test
    void passesSubscriptionsThatLast() {
        rule.on(tenant()).passes().examines(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Suspended", "LockedOut", "Deleted", "suspended"})
    void findsALapsedProduct(String status) {
        rule.on(tenant().sku(Products.SPE_E5, s -> s.capabilityStatus = status))
                .finds("SPE_E5")
                .withCause("lapsed")
                .withSeverity(Severity.CRITICAL)
                .saying("has lapsed (state " + status + ")");
    }

    @Test
    void findsAProductInItsGracePeriod() {
        rule.on(tenant().sku(Products.SPE_E3, s -> s.capabilityStatus = "Warning"))
                .finds("SPE_E3")
                .withCause("warning")
                .withSeverity(Severity.HIGH)
                .saying("grace period");
    }

    @Test
    void findsASubscriptionThatEndsWithinThirtyDays() {
        rule.on(endingAt(daysAhead(30)))
                .finds("EMS")
                .withCause("ending")
                .withSeverity(Severity.MEDIUM)
                .seeing("nextLifecycleDateTime", daysAhead(30))
                .saying("2026-09-14 09:00 UTC");
        rule.on(endingAt(NOW)).finds("EMS");
    }

    @Test
    void passesOneThatEndsLaterOrHasEnded() {
        rule.on(endingAt(daysAhead(30).plusSeconds(1))).passes();
        rule.on(endingAt(NOW.minusSeconds(1))).passes();
    }

    @Test
    void passesWhenAnotherEnabledSubscriptionOutlastsIt() {
        rule.on(tenant().sku(
                                Products.EMS,
                                s -> s.noSubscriptions()
                                        .subscription("Enabled", daysAhead(12))
                                        .subscription("Enabled", daysAhead(380))))
                .passes();
        rule.on(tenant().sku(
                                Products.EMS,
                                s -> s.noSubscriptions()
                                        .subscription("Enabled", daysAhead(12))
                                        .subscription("Enabled", null)))
                .passes();
    }

    @Test
    void findsItWhenOnlyALapsedOneOutlastsIt() {
        rule.on(tenant().sku(
                                Products.EMS,
                                s -> s.noSubscriptions()
                                        .subscription("Enabled", daysAhead(20))
                                        .subscription("Suspended", daysAhead(60))))
                .finds("EMS")
                .withCause("ending");
    }

    @Test
    void leavesOutProductsWithoutIntuneOrWithoutUse() {
        rule.on(tenant().sku(Products.ENTERPRISEPACK, s -> s.capabilityStatus = "Suspended")
                        .sku(Products.SPE_E5, s -> {
                            s.capabilityStatus = "Suspended";
                            s.consumedUnits = 0;
                        }))
                .passes()
                .examines(3);
    }

    @Test
    void countsWhoDependsOnItAlone() {
        rule.on(tenant().sku(Products.EMS, s -> s.capabilityStatus = "Suspended")
                        .user("alone", u -> u.unlicensed().licensed(Products.EMS))
                        .user("also-e3", u -> u.licensed(Products.EMS))
                        .user(
                                "switched-off",
                                u -> u.unlicensed()
                                        .licensed(Products.EMS, null, "Enabled", List.of(ServicePlans.INTUNE_A)))
                        .managedDevice("PC-1", d -> d.of("alone"))
                        .managedDevice("PC-2", d -> d.of("alone"))
                        .managedDevice("PC-3", d -> d.of("also-e3")))
                .finds("EMS")
                .seeing("usersDependingOnItAlone", 1)
                .seeing("managedDevicesDependingOnItAlone", 2);
    }

    private static Tenant suspendedWithOneDependent() {
        return tenant().sku(Products.EMS, s -> s.capabilityStatus = "Suspended")
                .user("alone", u -> u.unlicensed().licensed(Products.EMS))
                .managedDevice("PC-1", d -> d.of("alone"));
    }

    @Test
    void countsNobodyWithoutUsers() {
        Finding finding = rule.on(suspendedWithOneDependent().without(Dataset.USERS))
                .leavesOut("users is denied")
                .finds("EMS")
                .finding();

        assertThat(finding.evidence())
                .doesNotContainKeys("usersDependingOnItAlone", "managedDevicesDependingOnItAlone");
    }

    @Test
    void countsUsersOnlyWithoutManagedDevices() {
        Finding finding = rule.on(suspendedWithOneDependent().without(Dataset.MANAGED_DEVICES))
                .leavesOut("managedDevices is denied")
                .finds("EMS")
                .seeing("usersDependingOnItAlone", 1)
                .finding();

        assertThat(finding.evidence()).doesNotContainKey("managedDevicesDependingOnItAlone");
    }

    @Test
    void isNotEvaluatedWithoutSubscriptions() {
        rule.on(tenant().without(Dataset.DIRECTORY_SUBSCRIPTIONS)).isNotEvaluatedBecauseOf("directorySubscriptions");
    }

    @Test
    void isNotApplicableWithoutProducts() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
