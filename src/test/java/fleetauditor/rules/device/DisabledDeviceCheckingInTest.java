package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisabledDeviceCheckingInTest {
    private final RuleAssert rule =
            assertRule(new DisabledDeviceCheckingIn(new DisabledDeviceCheckingIn.Limits(Duration.ofDays(7))));

    private static Tenant disabledPc(@Nullable Instant lastSync) {
        return tenant().entraDevice("PC-1", d -> d.accountEnabled = false)
                .managedDevice("PC-1", d -> d.lastSyncDateTime = lastSync);
    }

    @Test
    void findsADisabledDeviceThatStillSyncs() {
        rule.on(disabledPc(daysAgo(6)))
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM)
                .relatedTo("PC-1")
                .seeing("accountEnabled", false)
                .seeing("lastSyncDateTime", daysAgo(6))
                .saying("is disabled in Entra");
    }

    @Test
    void countsASyncExactlySevenDaysAgo() {
        rule.on(disabledPc(daysAgo(7))).finds("PC-1");
        rule.on(disabledPc(daysAgo(7).minusSeconds(1))).passes();
    }

    @Test
    void passesWhatIsUnknown() {
        rule.on(disabledPc(null)).passes();
        rule.on(disabledPc(NOW.plusSeconds(1))).passes();
        rule.on(tenant().entraDevice("PC-1", d -> d.accountEnabled = null).managedDevice("PC-1", d -> {}))
                .passes();
        rule.on(tenant().entraDevice("PC-1", d -> {
                            d.accountEnabled = false;
                            d.deviceId = null;
                        })
                        .managedDevice("PC-1", d -> d.azureADDeviceId = null))
                .passes();
    }

    @Test
    void passesEnabledDevicesAndDisabledOnesOutsideIntune() {
        rule.on(tenant().pc("PC-1").entraDevice("PC-2", d -> d.accountEnabled = false))
                .passes()
                .examines(2);
    }

    @Test
    void tellsTheLatestSyncOfSeveralManagedDevices() {
        rule.on(disabledPc(daysAgo(5))
                        .managedDevice("PC-1 again", d -> {
                            d.azureADDeviceId = Ids.deviceId("PC-1");
                            d.lastSyncDateTime = daysAgo(2);
                        })
                        .managedDevice("PC-1 before", d -> {
                            d.azureADDeviceId = Ids.deviceId("PC-1");
                            d.lastSyncDateTime = daysAgo(90);
                        }))
                .finds("PC-1")
                .relatedTo("PC-1", "PC-1 again")
                .seeing("lastSyncDateTime", daysAgo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entraDevices", "managedDevices"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(disabledPc(daysAgo(1)).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }

    @Test
    void isNotApplicableWithoutDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
