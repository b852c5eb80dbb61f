package fleetauditor.rules.checkin;

import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.Dataset;
import fleetauditor.model.ManagedDevice;
import fleetauditor.testkit.ManagedDeviceSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckInTest {
    private static ManagedDevice device(Consumer<ManagedDeviceSpec> change) {
        return tenant().managedDevice("PC-1", change)
                .snapshot()
                .rows(Dataset.MANAGED_DEVICES)
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jamf", "eas", "msSense", "configurationManagerClient", "MSSENSE"})
    void isNotExpectedOfDevicesThatOthersReport(String agent) {
        assertThat(CheckIn.isExpected(device(d -> d.managementAgent = agent))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mdm", "easMdm", "configurationManagerClientMdm", "intuneClient", "unknown"})
    void isExpectedOfDevicesUnderIntune(String agent) {
        assertThat(CheckIn.isExpected(device(d -> d.managementAgent = agent))).isTrue();
    }

    @Test
    void isExpectedOfDevicesWhoseAgentIsNotSaid() {
        assertThat(CheckIn.isExpected(device(d -> d.managementAgent = null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"retirePending", "retireIssued", "wipePending", "wipeIssued", "deletePending", "WIPEISSUED"})
    void endsForDevicesThatAreLeaving(String state) {
        assertThat(CheckIn.isLeaving(device(d -> d.managementState = state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"managed", "retireFailed", "wipeFailed", "wipeCanceled", "retireCanceled", "unhealthy"})
    void goesOnForDevicesThatStay(String state) {
        assertThat(CheckIn.isLeaving(device(d -> d.managementState = state))).isFalse();
    }

    @Test
    void goesOnForDevicesWhoseStateIsNotSaid() {
        assertThat(CheckIn.isLeaving(device(d -> d.managementState = null))).isFalse();
    }
}
