package fleetauditor.rules.license;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.SignIn;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnlicensedUserAtJoinedPcTest {
    private final RuleAssert rule =
            assertRule(new UnlicensedUserAtJoinedPc(new UnlicensedUserAtJoinedPc.Limits(Duration.ofDays(30))));

    /** Ann has Office 365 only; PC-1 belongs to somebody else. */
    private static Tenant annWithoutIntune() {
        return tenant().user("ann", u -> u.unlicensed().licensed(Products.ENTERPRISEPACK))
                .pc("PC-1");
    }

    @Test
    void findsAnUnlicensedUserWhoSignedInToAJoinedPc() {
        rule.on(annWithoutIntune().signIn("ann", "PC-1", daysAgo(2)))
                .finds("ann@contoso.com")
                .withCause("office-only")
                .withSeverity(Severity.HIGH)
                .relatedTo("PC-1", "PC-1")
                .seeing("lastSignInDateTime", daysAgo(2))
                .seeing("sources", List.of("signIns"))
                .seeing("isPrimaryUser", false)
                .seeing("nextSyncDueDateTime", hoursAgo(2).plus(Duration.ofHours(8)))
                .saying("Office 365 only");
    }

    @Test
    void saysWhetherItIsTheUsersOwnPcAndWhatTheUserHolds() {
        rule.on(tenant().user(
                                "ann",
                                u -> u.unlicensed().licensed(Products.ENTRA_P1).licensed(Products.ENTERPRISEPACK))
                        .entraDevice("PC-1", d -> {})
                        .managedDevice("PC-1", d -> d.of("ann"))
                        .signIn("ann", "PC-1", daysAgo(2)))
                .finds("ann@contoso.com")
                .seeing("isPrimaryUser", true)
                .seeing("assignedLicenses", List.of("ENTERPRISEPACK", "ENTRA_P1"));
    }

    @Test
    void findsAUserWhomOnlyIntuneSaw() {
        rule.on(annWithoutIntune().loggedOn("ann", "PC-1", daysAgo(3)))
                .finds("ann@contoso.com")
                .seeing("sources", List.of("usersLoggedOn"));
    }

    @Test
    void tellsTheLatestSignInOfBothSources() {
        rule.on(annWithoutIntune()
                        .signIn("ann", "PC-1", daysAgo(9))
                        .signIn("ann", "PC-1", daysAgo(5))
                        .loggedOn("ann", "PC-1", daysAgo(7)))
                .finds("ann@contoso.com")
                .seeing("lastSignInDateTime", daysAgo(5))
                .seeing("sources", List.of("signIns", "usersLoggedOn"));
    }

    @Test
    void makesOneFindingForEachPc() {
        rule.on(annWithoutIntune().pc("PC-2").signIn("ann", "PC-1", daysAgo(1)).signIn("ann", "PC-2", daysAgo(1)))
                .findsAll("ann@contoso.com", "ann@contoso.com");
    }

    @Test
    void isMilderWhenIntuneDoesNotManageThePc() {
        rule.on(tenant().user("ann", u -> u.unlicensed())
                        .entraDevice("PC-1", d -> {})
                        .signIn("ann", "PC-1", daysAgo(1)))
                .finds("ann@contoso.com")
                .withSeverity(Severity.MEDIUM)
                .withCause("never-licensed")
                .relatedTo("PC-1")
                .saying("never had an Intune license");
    }

    @Test
    void saysThatTheIntunePlanIsSwitchedOff() {
        rule.on(tenant().user(
                                "ann",
                                u -> u.unlicensed()
                                        .licensed(Products.SPE_E3, null, "Enabled", List.of(ServicePlans.INTUNE_A)))
                        .pc("PC-1")
                        .signIn("ann", "PC-1", daysAgo(1)))
                .finds("ann@contoso.com")
                .withCause("plan-disabled")
                .saying("switched off");
    }

    @Test
    void countsASignInExactlyThirtyDaysAgo() {
        rule.on(annWithoutIntune().signIn("ann", "PC-1", daysAgo(30))).finds("ann@contoso.com");
        rule.on(annWithoutIntune().signIn("ann", "PC-1", daysAgo(30).minusSeconds(1)))
                .isNotApplicable();
        rule.on(annWithoutIntune().loggedOn("ann", "PC-1", daysAgo(30).minusSeconds(1)))
                .isNotApplicable();
    }

    @Test
    void ignoresASignInAfterTheAuditsClock() {
        rule.on(annWithoutIntune().signIn("ann", "PC-1", NOW.plusSeconds(1))).isNotApplicable();
    }

    @Test
    void ignoresFailedSignInsOtherAppsAndUnknownDevices() {
        rule.on(annWithoutIntune()
                        .signIn("ann", "PC-1", daysAgo(1), SignIn.WINDOWS_SIGN_IN, 50126)
                        .signIn("ann", "PC-1", daysAgo(1), "1fec8e78-bce4-4aaf-ab1b-5451cc387264", 0)
                        .signIn("ann", null, daysAgo(1), SignIn.WINDOWS_SIGN_IN, 0)
                        .loggedOn("ann", "PC-1", null))
                .isNotApplicable();
    }

    @Test
    void passesLicensedUsers() {
        rule.on(tenant().user("ann").pc("PC-1").signIn("ann", "PC-1", daysAgo(1)))
                .passes()
                .examines(1);
    }

    @Test
    void leavesOutDisabledUsersAndUsersWhoAreGone() {
        rule.on(tenant().user("ann", u -> u.unlicensed().accountEnabled = false)
                        .pc("PC-1")
                        .signIn("ann", "PC-1", daysAgo(1))
                        .signIn("gone", "PC-1", daysAgo(1)))
                .isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windowsBulkUserless", "windowsAzureADJoinUsingDeviceAuth"})
    void leavesOutPcsThatADeviceLicenseCovers(String enrollment) {
        rule.on(tenant().user("ann", u -> u.unlicensed())
                        .entraDevice("KIOSK", d -> {})
                        .managedDevice("KIOSK", d -> d.deviceEnrollmentType = enrollment)
                        .signIn("ann", "KIOSK", daysAgo(1)))
                .isNotApplicable();
    }

    @Test
    void leavesOutPcsThatAreOnlyRegistered() {
        rule.on(tenant().user("ann", u -> u.unlicensed())
                        .entraDevice("HOME-PC", d -> d.trustType = "Workplace")
                        .signIn("ann", "HOME-PC", daysAgo(1)))
                .isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signIns", "managedDevices", "usersLoggedOn", "users", "entraDevices", "subscribedSkus"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        Dataset<?> dataset = Dataset.named(name).orElseThrow();
        rule.on(annWithoutIntune().signIn("ann", "PC-1", daysAgo(1)).without(dataset))
                .isNotEvaluatedBecauseOf(name);
    }
}
