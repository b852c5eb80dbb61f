package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyJamfConnectionTest {
    private final RuleAssert rule = assertRule(new LegacyJamfConnection());

    @Test
    void findsTheOldConnectionAndCountsTheMacsThatUseIt() {
        rule.on(tenant().legacyPartner("Jamf", p -> {})
                        .mac("MAC-1", d -> {})
                        .mac("MAC-2", d -> {})
                        .mac("MAC-3", d -> d.managementAgent = "mdm"))
                .finds("Jamf")
                .withSeverity(Severity.MEDIUM)
                .seeing("partnerState", "enabled")
                .seeing("macsUnderJamf", 2L)
                .saying("no longer supported");
    }

    @Test
    void findsItBesideTodaysConnectionToo() {
        rule.on(tenant().legacyPartner("JAMF Cloud", p -> {}).compliancePartner("Jamf Device Compliance", p -> {}))
                .finds("JAMF Cloud");
    }

    @ParameterizedTest
    @ValueSource(booleans = false)
    @NullSource
    void passesAConnectionThatIsNotSaidToBeConfigured(@Nullable Boolean configured) {
        rule.on(tenant().legacyPartner("Jamf", p -> p.isConfigured = configured))
                .passes()
                .examines(1);
    }

    @Test
    void leavesOutAConnectionThatWasNeverSetUp() {
        rule.on(tenant().legacyPartner("Jamf", p -> {
                    p.partnerState = "unknown";
                    p.isConfigured = false;
                    p.lastHeartbeatDateTime = null;
                }))
                .isNotApplicable();
    }

    @Test
    void leavesOutPartnersThatAreNotJamf() {
        rule.on(tenant().legacyPartner("VMware Workspace ONE", p -> {})
                        .compliancePartner("Jamf Device Compliance", p -> {}))
                .isNotApplicable();
    }

    @Test
    void leavesTheCountOutWhenManagedDevicesCannotBeRead() {
        var on = rule.on(tenant().legacyPartner("Jamf", p -> {}).without(Dataset.MANAGED_DEVICES));
        assertThat(on.leavesOut("managedDevices")
                        .finds("Jamf")
                        .saying("Jamf")
                        .finding()
                        .evidence())
                .doesNotContainKey("macsUnderJamf");
    }

    @Test
    void isNotApplicableToAnEmptyTenant() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutPartners() {
        rule.on(tenant().legacyPartner("Jamf", p -> {}).without(Dataset.DEVICE_MANAGEMENT_PARTNERS))
                .isNotEvaluatedBecauseOf("deviceManagementPartners");
    }
}
