package fleetauditor.rules.checkin;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverdueCheckInTest {
    private final RuleAssert rule =
            assertRule(new OverdueCheckIn(new OverdueCheckIn.Limits(Duration.ofDays(7), Duration.ofDays(30))));

    private RuleAssert.On syncedAt(Instant lastSync) {
        return rule.on(tenant().managedDevice("PC-1", d -> d.lastSyncDateTime = lastSync));
    }

    @Test
    void passesExactlyAtSevenDaysAndFindsJustAfter() {
        syncedAt(daysAgo(7)).passes();
        syncedAt(daysAgo(7).minusSeconds(1)).finds("PC-1").withSeverity(Severity.LOW);
    }

    @Test
    void weighsMoreAfterThirtyDays() {
        syncedAt(daysAgo(30)).finds("PC-1").withSeverity(Severity.LOW);
        syncedAt(daysAgo(30).minusSeconds(1)).finds("PC-1").withSeverity(Severity.MEDIUM);
    }

    @Test
    void countsTheCheckInsThatWereMissed() {
        syncedAt(daysAgo(8)).finds("PC-1").seeing("missedCheckIns", 24L).saying("24 regular check-ins were missed");
    }

    @Test
    void neverCallsAnUnknownSyncOverdue() {
        syncedAt(null).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jamf", "eas", "msSense", "configurationManagerClient"})
    void leavesOutDevicesThatDoNotCheckInThemselves(String agent) {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.managementAgent = agent;
                    d.lastSyncDateTime = daysAgo(60);
                }))
                .isNotApplicable();
    }

    @Test
    void findsCoManagedDevices() {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.managementAgent = "configurationManagerClientMdm";
                    d.lastSyncDateTime = daysAgo(9);
                }))
                .finds("PC-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retirePending", "retireIssued", "wipePending", "wipeIssued", "deletePending"})
    void leavesOutDevicesThatAreOnTheirWayOut(String state) {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.managementState = state;
                    d.lastSyncDateTime = daysAgo(60);
                }))
                .isNotApplicable();
    }

    @Test
    void findsDevicesWhoseWipeWasCanceled() {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.managementState = "wipeCanceled";
                    d.lastSyncDateTime = daysAgo(9);
                }))
                .finds("PC-1");
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
