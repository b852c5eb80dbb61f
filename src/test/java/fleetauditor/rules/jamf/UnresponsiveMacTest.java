package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.config.Settings;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnresponsiveMacTest {
    private final RuleAssert rule =
            assertRule(new UnresponsiveMac(new UnresponsiveMac.Limits(Duration.ofHours(24), Duration.ofDays(30))));

    private static Tenant macSilentSince(@Nullable Instant lastSync) {
        return tenant().mac("MAC-1", d -> d.of("ann").lastSyncDateTime = lastSync);
    }

    @Test
    void findsAMacThatJamfDidNotReportForMoreThanADay() {
        rule.on(macSilentSince(hoursAgo(26)))
                .finds("MAC-1")
                .withCause("unresponsive")
                .withSeverity(Severity.MEDIUM)
                .seeing("lastSyncDateTime", hoursAgo(26))
                .seeing("userPrincipalName", "ann@contoso.com")
                .saying("for 26 hours");
    }

    @Test
    void passesAMacThatWasReportedExactlyADayAgo() {
        rule.on(macSilentSince(hoursAgo(24))).passes().examines(1);
        rule.on(macSilentSince(hoursAgo(24).minusSeconds(1))).finds("MAC-1");
    }

    @Test
    void isMilderForAMacThatIsProbablyGone() {
        rule.on(macSilentSince(daysAgo(30).minusSeconds(1)))
                .finds("MAC-1")
                .withCause("gone")
                .withSeverity(Severity.LOW)
                .saying("probably gone");
        rule.on(macSilentSince(daysAgo(30))).finds("MAC-1").withCause("unresponsive");
    }

    @Test
    void leavesOutAMacWhoseLastSyncIsUnknown() {
        rule.on(macSilentSince(null)).passes();
    }

    @Test
    void examinesMacsUnderJamfOnly() {
        rule.on(tenant().managedDevice("MAC-INTUNE", d -> {
                            d.operatingSystem = "macOS";
                            d.lastSyncDateTime = daysAgo(3);
                        })
                        .managedDevice("IPAD", d -> {
                            d.operatingSystem = "iPadOS";
                            d.managementAgent = "jamf";
                            d.lastSyncDateTime = daysAgo(3);
                        }))
                .isNotApplicable();
    }

    @Test
    void readsBothThresholdsFromTheSettings() {
        var settings = new Settings(Map.of("rules.JMF-003.unresponsiveAfter", "3d", "rules.JMF-003.goneAfter", "60d"));
        assertThat(UnresponsiveMac.Limits.from(settings))
                .isEqualTo(new UnresponsiveMac.Limits(Duration.ofDays(3), Duration.ofDays(60)));
        settings.finish();
        assertThat(UnresponsiveMac.Limits.from(new Settings(Map.of())))
                .isEqualTo(new UnresponsiveMac.Limits(Duration.ofHours(24), Duration.ofDays(30)));
    }

    @Test
    void isNotApplicableWithoutMacs() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutManagedDevices() {
        rule.on(macSilentSince(daysAgo(2)).without(Dataset.MANAGED_DEVICES)).isNotEvaluatedBecauseOf("managedDevices");
    }
}
