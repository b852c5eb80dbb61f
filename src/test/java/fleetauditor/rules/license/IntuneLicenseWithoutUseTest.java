package fleetauditor.rules.license;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.SignIn;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntuneLicenseWithoutUseTest {
    private final RuleAssert rule = assertRule(new IntuneLicenseWithoutUse(
            new IntuneLicenseWithoutUse.Limits(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(30))));

    /** Leo has Microsoft 365 E3 and no device; PC-1 belongs to somebody else. */
    private static Tenant leoWithoutDevice() {
        return tenant().user("leo").pc("PC-1");
    }

    @Test
    void findsADisabledUserWhoStillHoldsALicense() {
        rule.on(tenant().user("kate", u -> u.accountEnabled = false))
                .finds("kate@contoso.com")
                .withCause("disabled-user")
                .withSeverity(Severity.LOW)
                .seeing("accountEnabled", false)
                .seeing("assignedLicenses", List.of("SPE_E3"))
                .saying("is disabled and still holds SPE_E3");
    }

    @Test
    void findsADisabledUserEvenWithADevice() {
        rule.on(tenant().user("kate", u -> u.accountEnabled = false).managedDevice("PC-kate", d -> d.of("kate")))
                .finds("kate@contoso.com")
                .withCause("disabled-user");
    }

    @Test
    void findsAUserWithoutADeviceWhoWasNotSeenAnywhere() {
        var found = rule.on(leoWithoutDevice())
                .finds("leo@contoso.com")
                .withCause("no-device")
                .saying("has no managed device");
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.INFERENCE);
    }

    @Test
    void passesAUserWithADeviceOfTheirOwn() {
        rule.on(tenant().user("leo").managedDevice("PC-leo", d -> d.of("leo")))
                .passes()
                .examines(1);
    }

    @Test
    void countsAWindowsSignInExactlyThirtyDaysAgo() {
        rule.on(leoWithoutDevice().signIn("leo", "PC-1", daysAgo(30))).passes();
        rule.on(leoWithoutDevice().signIn("leo", "PC-1", daysAgo(30).minusSeconds(1)))
                .finds("leo@contoso.com");
    }

    @Test
    void countsNoFailedSignInNoOtherAppAndNoPcThatIsOnlyRegistered() {
        rule.on(leoWithoutDevice()
                        .entraDevice("HOME-PC", d -> d.trustType = "Workplace")
                        .signIn("leo", "PC-1", daysAgo(1), SignIn.WINDOWS_SIGN_IN, 50126)
                        .signIn("leo", "PC-1", daysAgo(1), "1fec8e78-bce4-4aaf-ab1b-5451cc387264", 0)
                        .signIn("leo", null, daysAgo(1), SignIn.WINDOWS_SIGN_IN, 0)
                        .signIn("leo", "HOME-PC", daysAgo(1)))
                .finds("leo@contoso.com");
    }

    @Test
    void countsALogonThatIntuneSawExactlyNinetyDaysAgo() {
        rule.on(leoWithoutDevice().loggedOn("leo", "PC-1", daysAgo(90))).passes();
        rule.on(leoWithoutDevice().loggedOn("leo", "PC-1", daysAgo(90).minusSeconds(1)))
                .finds("leo@contoso.com")
                .seeing("lastLogOnDateTime", daysAgo(90).minusSeconds(1));
    }

    @Test
    void tellsTheLatestLogonWhateverTheirOrder() {
        Instant later = daysAgo(100);
        Instant earlier = daysAgo(200);
        for (List<Instant> order : List.of(List.of(later, earlier), List.of(earlier, later))) {
            Tenant tenant = leoWithoutDevice();
            order.forEach(time -> tenant.loggedOn("leo", "PC-1", time));
            rule.on(tenant).finds("leo@contoso.com").seeing("lastLogOnDateTime", later);
        }
    }

    @Test
    void countsALogonAtAnUnknownTimeAsUse() {
        rule.on(leoWithoutDevice().loggedOn("leo", "PC-1", null)).passes();
    }

    @Test
    void leavesOutUsersCreatedWithinThirtyDays() {
        rule.on(tenant().user("new", u -> u.createdDateTime = daysAgo(30))).passes();
        rule.on(tenant().user("new", u -> u.createdDateTime = NOW.plusSeconds(60)))
                .passes();
        rule.on(tenant().user("old", u -> u.createdDateTime = daysAgo(30).minusSeconds(1)))
                .finds("old@contoso.com");
        rule.on(tenant().user("undated", u -> u.createdDateTime = null)).finds("undated@contoso.com");
    }

    @Test
    void doesNotTakeUnknownForDisabled() {
        rule.on(tenant().user("leo", u -> u.accountEnabled = null).managedDevice("PC-leo", d -> d.of("leo")))
                .passes();
    }

    @Test
    void leavesOutUsersWhoseLicenseDoesNotWork() {
        rule.on(tenant().user(
                                "leo",
                                u -> u.unlicensed()
                                        .licensed(Products.SPE_E3, null, "Enabled", List.of(ServicePlans.INTUNE_A)))
                        .user("finn", u -> u.unlicensed().licensed(Products.SPE_E5, null, "Suspended", List.of()))
                        .user("ann", u -> u.unlicensed().licensed(Products.ENTERPRISEPACK)))
                .isNotApplicable();
    }

    @Test
    void leavesOutAPlanThatNoHeldProductCarries() {
        rule.on(tenant().user("leo", u -> u.unlicensed().plan(ServicePlans.INTUNE_A, "Enabled")))
                .isNotApplicable();
    }

    @Test
    void looksAtProductsWithIntuneOnly() {
        rule.on(tenant().user(
                                "leo",
                                u -> u.unlicensed()
                                        .licensed(Products.ENTERPRISEPACK)
                                        .plan(ServicePlans.INTUNE_A, "Enabled")))
                .isNotApplicable();
        rule.on(tenant().user("leo", u -> u.licensed(Products.ENTERPRISEPACK).licensed(Products.EMS)))
                .finds("leo@contoso.com")
                .seeing("assignedLicenses", List.of("EMS", "SPE_E3"));
    }

    @Test
    void judgesOnlyDisabledUsersWithoutSignIns() {
        rule.on(leoWithoutDevice().user("kate", u -> u.accountEnabled = false).without(Dataset.SIGN_INS))
                .leavesOut("signIns is denied")
                .finds("kate@contoso.com")
                .withCause("disabled-user");
        rule.on(leoWithoutDevice().without(Dataset.SIGN_INS))
                .leavesOut("signIns")
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "subscribedSkus", "entraDevices", "managedDevices", "usersLoggedOn"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(leoWithoutDevice().without(Dataset.named(name).orElseThrow())).isNotEvaluatedBecauseOf(name);
    }

    @Test
    void isNotApplicableWithoutUsers() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
