package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.ManagedDeviceSpec;
import fleetauditor.testkit.RuleAssert;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateMacTest {
    private final RuleAssert rule = assertRule(new DuplicateMac());

    private static Consumer<ManagedDeviceSpec> mac(String serial, String agent) {
        return d -> {
            d.macUnderJamf();
            d.managementAgent = agent;
            d.serialNumber = serial;
        };
    }

    @Test
    void findsAMacThatWasRegisteredTwiceWithJamf() {
        rule.on(tenant().managedDevice("OLD", mac("C02ABC", "jamf").andThen(d -> d.lastSyncDateTime = daysAgo(20)))
                        .managedDevice("NEW", mac("C02ABC", "jamf").andThen(d -> d.lastSyncDateTime = hoursAgo(1))))
                .finds("C02ABC")
                .withCause("reenrolled")
                .withSeverity(Severity.MEDIUM)
                .relatedTo("OLD", "NEW")
                .seeing("keepDeviceName", "NEW")
                .seeing("keepId", Ids.id("managedDevice", "NEW").toString())
                .saying("2 records, all from Jamf");
    }

    @Test
    void namesTheRecordToKeepByItsNameAndByItsIdWhenItHasNone() {
        Consumer<ManagedDeviceSpec> newest = mac("C02ABC", "jamf").andThen(d -> d.lastSyncDateTime = hoursAgo(1));
        var old = mac("C02ABC", "jamf").andThen(d -> d.lastSyncDateTime = daysAgo(20));
        var named = rule.on(tenant().managedDevice("OLD", old).managedDevice("NEW", newest))
                .finds("C02ABC");
        assertThat(named.finding().violation().said()).containsEntry("keep", "NEW");

        var nameless = rule.on(tenant().managedDevice("OLD", old)
                        .managedDevice("NEW", newest.andThen(d -> d.deviceName = " ")))
                .finds("C02ABC");
        assertThat(nameless.finding().violation().said())
                .containsEntry("keep", Ids.id("managedDevice", "NEW").toString());
    }

    @Test
    void findsAMacThatIsInJamfAndInIntune() {
        rule.on(tenant().managedDevice("A", mac("C02ABC", "jamf")).managedDevice("B", mac("C02ABC", "mdm")))
                .finds("C02ABC")
                .withCause("jamf-and-intune")
                .saying("without Jamf Self Service");
    }

    @Test
    void trimsSerialNumbersAndIgnoresCase() {
        assertThat(rule.on(tenant().managedDevice("A", mac("c02trim1 ", "jamf"))
                                .managedDevice("B", mac("C02TRIM1", "jamf")))
                        .finds("C02TRIM1")
                        .finding()
                        .subject()
                        .id())
                .isEqualTo("C02TRIM1");
    }

    @Test
    void passesASingleRecord() {
        rule.on(tenant().managedDevice("A", mac("C02ABC", "jamf"))).passes().examines(1);
    }

    @Test
    void leavesOutMacsThatJamfDoesNotKnow() {
        rule.on(tenant().managedDevice("A", mac("C02ABC", "mdm")).managedDevice("B", mac("C02ABC", "mdm")))
                .isNotApplicable();
    }

    @Test
    void doesNotCountAWindowsDeviceOfTheSameSerialNumber() {
        rule.on(tenant().managedDevice("A", mac("C02ABC", "jamf")).managedDevice("B", d -> d.serialNumber = "C02ABC"))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "   ",
                "000000",
                "XXXXXXX",
                "SystemSerialNumber",
                "System Serial Number",
                "To be filled by O.E.M.",
                "Default string",
                "None",
                "Not Available",
                "VMware-56 4d 1a"
            })
    void neverGroupsPlaceholders(String serial) {
        rule.on(tenant().managedDevice("A", mac(serial, "jamf")).managedDevice("B", mac(serial, "jamf")))
                .isNotApplicable();
    }

    @Test
    void keepsOneOfTwoWithoutAnySync() {
        rule.on(tenant().managedDevice("A", mac("C02ABC", "jamf").andThen(d -> d.lastSyncDateTime = null))
                        .managedDevice("B", mac("C02ABC", "jamf")))
                .finds("C02ABC")
                .seeing("keepDeviceName", "B");
    }

    @Test
    void isNotEvaluatedWithoutManagedDevices() {
        rule.on(tenant().without(Dataset.MANAGED_DEVICES)).isNotEvaluatedBecauseOf("managedDevices");
    }

    @Test
    void isNotApplicableWithoutMacs() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
