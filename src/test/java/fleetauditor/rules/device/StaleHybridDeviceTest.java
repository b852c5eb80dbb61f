package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaleHybridDeviceTest {
    private final RuleAssert rule =
            assertRule(new StaleHybridDevice(new StaleHybridDevice.Limits(Duration.ofDays(90))));

    private static void stale(EntraDeviceSpec device) {
        device.trustType = "ServerAd";
        device.approximateLastSignInDateTime = daysAgo(91);
    }

    @Test
    void findsAHybridDeviceUnusedForMoreThanNinetyDays() {
        rule.on(tenant().entraDevice("PC-1", StaleHybridDeviceTest::stale))
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM)
                .seeing("approximateLastSignInDateTime", daysAgo(91))
                .saying("91 days ago");
    }

    @Test
    void passesOneUsedExactlyNinetyDaysAgo() {
        rule.on(tenant().entraDevice("PC-1", d -> {
                    stale(d);
                    d.approximateLastSignInDateTime = daysAgo(90);
                }))
                .passes();
    }

    @Test
    void findsItOneSecondLater() {
        rule.on(tenant().entraDevice("PC-1", d -> {
                    stale(d);
                    d.approximateLastSignInDateTime = daysAgo(90).minusSeconds(1);
                }))
                .finds("PC-1");
    }

    @Test
    void passesOneThatStillSyncsWithIntune() {
        rule.on(tenant().entraDevice("PC-1", StaleHybridDeviceTest::stale)
                        .managedDevice("PC-1", d -> d.lastSyncDateTime = daysAgo(90)))
                .passes();
    }

    @Test
    void findsOneWhoseSyncIsOldOrUnknownToo() {
        rule.on(tenant().entraDevice("PC-1", StaleHybridDeviceTest::stale)
                        .managedDevice("PC-1", d -> d.lastSyncDateTime = daysAgo(91)))
                .finds("PC-1");
        rule.on(tenant().entraDevice("PC-1", StaleHybridDeviceTest::stale)
                        .managedDevice("PC-1", d -> d.lastSyncDateTime = null))
                .finds("PC-1");
    }

    @Test
    void neverCallsAnUnknownSignInStale() {
        rule.on(tenant().entraDevice("PC-1", d -> {
                    stale(d);
                    d.approximateLastSignInDateTime = null;
                }))
                .passes();
    }

    @Test
    void leavesOutPendingDisabledAndOtherTrustTypes() {
        rule.on(tenant().entraDevice("PENDING", d -> {
                            stale(d);
                            d.hasKeys = false;
                        })
                        .entraDevice("OFF", d -> {
                            stale(d);
                            d.accountEnabled = false;
                        })
                        .entraDevice("CLOUD", d -> {
                            stale(d);
                            d.trustType = "AzureAd";
                        }))
                .isNotApplicable();
    }

    @Test
    void leavesOutAutopilotObjectsThatNeverRegistered() {
        rule.on(tenant().entraDevice("AUTOPILOT", d -> {
                    stale(d);
                    d.isAutopilot = true;
                    d.registrationDateTime = null;
                }))
                .isNotApplicable();
        rule.on(tenant().entraDevice("AUTOPILOT", d -> {
                    stale(d);
                    d.isAutopilot = true;
                }))
                .finds("AUTOPILOT");
        rule.on(tenant().entraDevice("PC-1", d -> {
                    stale(d);
                    d.registrationDateTime = null;
                }))
                .finds("PC-1");
    }

    @Test
    void isNotEvaluatedWithoutManagedDevices() {
        rule.on(tenant().entraDevice("PC-1", StaleHybridDeviceTest::stale).without(Dataset.MANAGED_DEVICES))
                .isNotEvaluatedBecauseOf("managedDevices");
    }

    @Test
    void isNotApplicableWithoutHybridDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
