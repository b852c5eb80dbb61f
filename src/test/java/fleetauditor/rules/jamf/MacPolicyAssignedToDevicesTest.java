package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Targets.ALL_DEVICES;
import static fleetauditor.testkit.Targets.ALL_USERS;
import static fleetauditor.testkit.Targets.OTHER;
import static fleetauditor.testkit.Targets.group;
import static fleetauditor.testkit.Targets.notGroup;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.model.Assignment;
import fleetauditor.model.Dataset;
import fleetauditor.model.Subject;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacPolicyAssignedToDevicesTest {
    private final RuleAssert rule = assertRule(new MacPolicyAssignedToDevices());

    /** One Mac under Jamf, a group of Macs and a group of people. */
    private static Tenant jamfTenant(Assignment... policy) {
        return tenant().mac("MAC-1", d -> {})
                .members("macs", List.of(), List.of("MAC-1", "MAC-2"))
                .members("mac users", List.of("ann"), List.of())
                .compliancePolicy("macOS", "macOSCompliancePolicy", policy);
    }

    @Test
    void findsAPolicyForAllDevices() {
        rule.on(jamfTenant(ALL_DEVICES))
                .finds("macOS")
                .withCause("all-devices")
                .withSeverity(Severity.MEDIUM)
                .relatedTo()
                .saying("all devices");
    }

    @Test
    void findsAPolicyForAGroupOfDevices() {
        var found = rule.on(jamfTenant(group("macs"), group("mac users")))
                .finds("macOS")
                .withCause("device-group")
                .seeing("groupId", List.of(Ids.groupId("macs").toString()))
                .seeing("devicesInGroups", 2L)
                .saying("(2 in all)");
        assertThat(found.finding().related())
                .extracting(Subject::id)
                .containsExactly(Ids.groupId("macs").toString());
    }

    @Test
    void namesAllDevicesFirst() {
        rule.on(jamfTenant(group("macs"), ALL_DEVICES)).finds("macOS").withCause("all-devices");
    }

    @Test
    void passesAPolicyForUsers() {
        rule.on(jamfTenant(group("mac users"), ALL_USERS, OTHER)).passes().examines(1);
    }

    @Test
    void countsAnExclusionOfDevicesAsNoAssignment() {
        rule.on(jamfTenant(group("mac users"), notGroup("macs"))).passes();
    }

    @Test
    void passesAGroupThatNoLongerExists() {
        rule.on(jamfTenant(group("deleted"))).passes();
    }

    @Test
    void looksAtMacPoliciesOnly() {
        rule.on(tenant().mac("MAC-1", d -> {})
                        .compliancePolicy("Windows", "windows10CompliancePolicy", ALL_DEVICES)
                        .compliancePolicy("Mac", "MACOSCOMPLIANCEPOLICY", ALL_DEVICES))
                .examines(1)
                .finds("Mac");
    }

    @Test
    void appliesWhereOnlyAPartnerIsJamfs() {
        Tenant withoutMacs = tenant().compliancePolicy("macOS", "macOSCompliancePolicy", ALL_DEVICES);
        rule.on(withoutMacs).isNotApplicable();
        rule.on(withoutMacs.compliancePartner("Jamf Device Compliance", p -> {}))
                .finds("macOS");
    }

    @Test
    void doesNotApplyWhereJamfWasNeverSetUpOrAnotherPartnerManagesMacs() {
        rule.on(tenant().compliancePolicy("macOS", "macOSCompliancePolicy", ALL_DEVICES)
                        .legacyPartner("Workspace ONE", p -> {})
                        .legacyPartner("Jamf", p -> {
                            p.partnerState = "unknown";
                            p.isConfigured = false;
                            p.lastHeartbeatDateTime = null;
                        }))
                .isNotApplicable();
    }

    @Test
    void saysTheSameInWhateverOrderGraphAnswers() {
        Tenant tenant = jamfTenant(group("macs"), group("more macs")).members("more macs", List.of(), List.of("MAC-2"));
        List<?> first = rule.on(tenant).findsAll("macOS");
        assertThat(rule.on(tenant.shuffled(7)).findsAll("macOS")).isEqualTo(first);
    }

    @Test
    void isNotApplicableToAnEmptyTenant() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compliancePolicies",
                "groupMembers",
                "managedDevices",
                "deviceManagementPartners",
                "complianceManagementPartners"
            })
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(jamfTenant(ALL_DEVICES).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }
}
