package fleetauditor.rules.checkin;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Nothing;
import fleetauditor.config.Settings;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstSyncNeverCompletedTest {
    private static final Duration SETTLED = Duration.ofMinutes(135);
    private final RuleAssert rule =
            assertRule(new FirstSyncNeverCompleted(FirstSyncNeverCompleted.Limits.from(new Settings(Map.of()))));

    private RuleAssert.On onDevice(@Nullable Instant enrolled, @Nullable Instant lastSync) {
        return rule.on(tenant().managedDevice("PC-1", d -> {
            d.enrolledDateTime = enrolled;
            d.lastSyncDateTime = lastSync;
        }));
    }

    @Test
    void findsADeviceThatNeverSynced() {
        onDevice(daysAgo(3), null)
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM)
                .seeing("enrolledDateTime", daysAgo(3))
                .seeing("lastSyncDateTime", Nothing.NOTHING)
                .saying("has not synced since its first minutes");
    }

    @Test
    void findsADeviceThatFellSilentWithinFifteenMinutes() {
        onDevice(hoursAgo(24), hoursAgo(24).plusSeconds(600)).finds("PC-1");
        onDevice(hoursAgo(24), hoursAgo(24).plusSeconds(900)).finds("PC-1");
        onDevice(hoursAgo(24), hoursAgo(24).plusSeconds(901)).passes();
    }

    @Test
    void findsADeviceWhoseLastSyncIsOlderThanItsEnrollment() {
        onDevice(daysAgo(2), daysAgo(40)).finds("PC-1");
    }

    @Test
    void leavesOutDevicesInTheirFirstTwoHoursAndAQuarter() {
        onDevice(NOW.minus(SETTLED), null).finds("PC-1");
        onDevice(NOW.minus(SETTLED).plusSeconds(1), null).passes();
    }

    @Test
    void leavesOutDevicesEnrolledMoreThanSevenDaysAgo() {
        onDevice(daysAgo(7), null).finds("PC-1");
        onDevice(daysAgo(7).minusSeconds(1), null).passes();
    }

    @Test
    void passesADeviceWhoseEnrollmentIsUnknown() {
        onDevice(null, null).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jamf", "eas", "msSense", "configurationManagerClient"})
    void leavesOutDevicesThatOthersReport(String agent) {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.managementAgent = agent;
                    d.enrolledDateTime = daysAgo(3);
                    d.lastSyncDateTime = null;
                }))
                .isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutManagedDevices() {
        rule.on(tenant().without(Dataset.MANAGED_DEVICES)).isNotEvaluatedBecauseOf("managedDevices");
    }

    @Test
    void isNotApplicableWithoutDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
