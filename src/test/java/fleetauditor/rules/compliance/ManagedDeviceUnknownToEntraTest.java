package fleetauditor.rules.compliance;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Nothing;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedDeviceUnknownToEntraTest {
    private final RuleAssert rule =
            assertRule(new ManagedDeviceUnknownToEntra(new ManagedDeviceUnknownToEntra.Limits(Duration.ofHours(24))));

    @Test
    void passesADeviceThatBothKnow() {
        rule.on(tenant().pc("PC-1")).passes().examines(1);
    }

    @Test
    void findsADeviceWhoseEntraDeviceIsGone() {
        rule.on(tenant().managedDevice("PC-1", d -> d.enrolledDateTime = hoursAgo(1)))
                .finds("PC-1")
                .withCause("entra-device-missing")
                .withSeverity(Severity.HIGH)
                .saying("does not exist");
    }

    @Test
    void findsADeviceThatNeverRegistered() {
        rule.on(tenant().managedDevice("PC-1", d -> d.azureADDeviceId = null))
                .finds("PC-1")
                .withCause("never-registered")
                .seeing("azureADDeviceId", Nothing.NOTHING)
                .saying("never registered");
    }

    @Test
    void allowsADayForTheRegistration() {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.azureADDeviceId = null;
                    d.enrolledDateTime = hoursAgo(24);
                }))
                .passes();
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.azureADDeviceId = null;
                    d.enrolledDateTime = hoursAgo(24).minusSeconds(1);
                }))
                .finds("PC-1");
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.azureADDeviceId = null;
                    d.enrolledDateTime = null;
                }))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eas", "msSense"})
    void leavesOutRecordsOfOtherServices(String agent) {
        rule.on(tenant().managedDevice("X", d -> d.managementAgent = agent)).isNotApplicable();
    }

    @Test
    void leavesOutMacsUnderJamfAndUserlessAndroid() {
        rule.on(tenant().managedDevice("MAC", d -> d.macUnderJamf()).managedDevice("KIOSK", d -> {
                    d.operatingSystem = "Android";
                    d.userPrincipalName = null;
                }))
                .isNotApplicable();
    }

    @Test
    void findsAndroidDevicesOfUsers() {
        rule.on(tenant().managedDevice("PHONE", d -> d.operatingSystem = "Android"))
                .finds("PHONE")
                .withCause("entra-device-missing")
                .seeing("azureADDeviceId", Ids.deviceId("PHONE").toString());
    }

    @Test
    void findsUserlessWindowsDevices() {
        rule.on(tenant().managedDevice("KIOSK", d -> {
                    d.deviceEnrollmentType = "windowsBulkUserless";
                    d.azureADDeviceId = null;
                }))
                .finds("KIOSK");
    }

    @Test
    void isNotEvaluatedWithoutEntraDevices() {
        rule.on(tenant().pc("PC-1").without(Dataset.ENTRA_DEVICES)).isNotEvaluatedBecauseOf("entraDevices");
    }

    @Test
    void isNotApplicableWithoutDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
