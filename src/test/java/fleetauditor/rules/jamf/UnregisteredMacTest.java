package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnregisteredMacTest {
    private final RuleAssert rule = assertRule(new UnregisteredMac());

    @Test
    void passesAMacThatIsRegistered() {
        rule.on(tenant().mac("MAC-1", d -> {})).passes().examines(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = false)
    @NullSource
    void findsAMacThatIsNotSaidToBeRegistered(@Nullable Boolean registered) {
        rule.on(tenant().mac("MAC-1", d -> d.azureADRegistered = registered))
                .finds("MAC-1")
                .withSeverity(Severity.HIGH)
                .seeing("azureADDeviceId", Ids.deviceId("MAC-1").toString())
                .seeing("entraDeviceExists", true)
                .saying("MAC-1 is managed by Jamf, but not registered");
    }

    @Test
    void findsAMacWithoutADeviceId() {
        rule.on(tenant().mac("MAC-1", d -> d.azureADDeviceId = null))
                .finds("MAC-1")
                .seeing("entraDeviceExists", false);
    }

    @Test
    void findsAMacWhoseEntraDeviceIsGone() {
        rule.on(tenant().managedDevice("MAC-1", d -> d.macUnderJamf()))
                .finds("MAC-1")
                .seeing("azureADRegistered", true)
                .seeing("entraDeviceExists", false);
    }

    @Test
    void leavesOutMacsThatIntuneManagesByItself() {
        rule.on(tenant().managedDevice("MAC-1", d -> {
                    d.operatingSystem = "macOS";
                    d.azureADRegistered = false;
                }))
                .isNotApplicable();
    }

    @Test
    void isNotApplicableWithoutMacs() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"managedDevices", "entraDevices"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(tenant().mac("MAC-1", d -> {}).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }
}
