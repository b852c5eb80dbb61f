package fleetauditor.rules.license;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryUserWithoutLicenseTest {
    private final RuleAssert rule = assertRule(new PrimaryUserWithoutLicense());

    @Test
    void passesADeviceWhosePrimaryUserIsLicensed() {
        rule.on(tenant().user("ann").managedDevice("PC-1", d -> d.of("ann")))
                .passes()
                .examines(1);
    }

    @Test
    void findsAPrimaryUserWithOfficeOnly() {
        rule.on(tenant().user("ann", u -> u.unlicensed().licensed(Products.ENTERPRISEPACK))
                        .managedDevice("PC-1", d -> d.of("ann")))
                .finds("PC-1")
                .withCause("office-only")
                .withSeverity(Severity.HIGH)
                .relatedTo("ann@contoso.com")
                .saying("Office 365 only");
    }

    @Test
    void findsAPrimaryUserWhoIsGone() {
        rule.on(tenant().managedDevice("PC-1", d -> d.of("gone")))
                .finds("PC-1")
                .withCause("user-deleted")
                .relatedTo("gone@contoso.com")
                .saying("no longer exists");
    }

    @Test
    void saysDisabledBeforeAnyOtherCause() {
        rule.on(tenant().user("ann", u -> u.unlicensed().accountEnabled = false)
                        .managedDevice("PC-1", d -> d.of("ann")))
                .finds("PC-1")
                .withCause("user-disabled")
                .saying("is disabled");
    }

    @Test
    void passesADisabledUserWhoIsLicensed() {
        rule.on(tenant().user("ann", u -> u.accountEnabled = false).managedDevice("PC-1", d -> d.of("ann")))
                .passes();
    }

    @Test
    void tellsEachOfTheOtherCausesInItsOwnWords() {
        rule.on(tenant().user("ann", u -> u.unlicensed().assignmentError(Products.SPE_E3, "Error", "CountViolation"))
                        .managedDevice("PC-1", d -> d.of("ann")))
                .finds("PC-1")
                .withCause("assignment-error")
                .saying("could not be assigned");
        rule.on(tenant().user(
                                "ann",
                                u -> u.unlicensed()
                                        .licensed(Products.EMS, null, "Enabled", List.of(ServicePlans.INTUNE_A)))
                        .managedDevice("PC-1", d -> d.of("ann")))
                .finds("PC-1")
                .withCause("plan-disabled")
                .saying("switched off");
        rule.on(tenant().user("ann", u -> u.unlicensed().licensed(Products.SPE_E5, null, "Suspended", List.of()))
                        .managedDevice("PC-1", d -> d.of("ann")))
                .finds("PC-1")
                .withCause("subscription-lapsed")
                .saying("has lapsed");
        rule.on(tenant().user("ann", u -> u.unlicensed().plan(ServicePlans.INTUNE_A, "Deleted"))
                        .managedDevice("PC-1", d -> d.of("ann")))
                .finds("PC-1")
                .withCause("license-removed")
                .saying("taken away");
        rule.on(tenant().user("ann", u -> u.unlicensed()).managedDevice("PC-1", d -> d.of("ann")))
                .finds("PC-1")
                .withCause("never-licensed")
                .saying("never had");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jamf", "eas", "msSense", "unknown", "JAMF"})
    void leavesOutRecordsOfOtherServices(String agent) {
        rule.on(tenant().user("ann", u -> u.unlicensed())
                        .managedDevice("PC-1", d -> d.of("ann").managementAgent = agent))
                .isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windowsBulkUserless", "appleBulkWithoutUser", "windowsAzureADJoinUsingDeviceAuth"})
    void leavesOutUserlessDevices(String enrollment) {
        rule.on(tenant().user("ann", u -> u.unlicensed())
                        .managedDevice("KIOSK", d -> d.of("ann").deviceEnrollmentType = enrollment))
                .isNotApplicable();
    }

    @Test
    void leavesOutADeviceWhoseUserOrAgentIsUnknown() {
        rule.on(tenant().managedDevice("PC-1", d -> d.userId = null)).isNotApplicable();
        rule.on(tenant().managedDevice("PC-1", d -> d.of("gone").managementAgent = null))
                .isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutUsers() {
        rule.on(tenant().managedDevice("PC-1", d -> d.of("ann")).without(Dataset.USERS))
                .isNotEvaluatedBecauseOf("users");
    }

    @Test
    void isNotApplicableWithoutDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
