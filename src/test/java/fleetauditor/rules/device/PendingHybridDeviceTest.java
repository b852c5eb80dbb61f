package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Nothing;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PendingHybridDeviceTest {
    private final RuleAssert rule =
            assertRule(new PendingHybridDevice(new PendingHybridDevice.Limits(Duration.ofDays(7))));

    private static Consumer<EntraDeviceSpec> pendingSince(Instant created) {
        return d -> {
            d.trustType = "ServerAd";
            d.hasKeys = false;
            d.createdDateTime = created;
            d.registrationDateTime = null;
        };
    }

    @Test
    void findsADeviceThatHasWaitedForMoreThanAWeek() {
        rule.on(tenant().entraDevice("PC-1", pendingSince(daysAgo(8))))
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM)
                .seeing("createdDateTime", daysAgo(8))
                .seeing("deviceId", Ids.deviceId("PC-1").toString())
                .saying("2026-08-07");
    }

    @Test
    void passesOneThatHasWaitedExactlyAWeek() {
        rule.on(tenant().entraDevice("PC-1", pendingSince(daysAgo(7)))).passes();
        rule.on(tenant().entraDevice("PC-1", pendingSince(daysAgo(7).minusSeconds(1))))
                .finds("PC-1");
    }

    @Test
    void goesByTheLastDirectorySyncWhenTheCreationIsUnknown() {
        rule.on(tenant().entraDevice("PC-1", pendingSince(daysAgo(1)).andThen(d -> {
                    d.createdDateTime = null;
                    d.onPremisesLastSyncDateTime = daysAgo(10);
                    d.deviceId = null;
                })))
                .finds("PC-1")
                .seeing("deviceId", Nothing.NOTHING);
    }

    @Test
    void passesWhenBothDatesAreUnknown() {
        rule.on(tenant().entraDevice("PC-1", pendingSince(daysAgo(9)).andThen(d -> d.createdDateTime = null)))
                .passes();
    }

    @Test
    void passesHybridDevicesThatRegistered() {
        rule.on(tenant().entraDevice("PC-1", d -> d.trustType = "ServerAd"))
                .passes()
                .examines(1);
    }

    @Test
    void leavesOutDisabledDevicesAndOtherTrustTypes() {
        rule.on(tenant().entraDevice("OFF", pendingSince(daysAgo(20)).andThen(d -> d.accountEnabled = false))
                        .entraDevice("CLOUD", pendingSince(daysAgo(20)).andThen(d -> d.trustType = "AzureAd")))
                .isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutEntraDevices() {
        rule.on(tenant().without(Dataset.ENTRA_DEVICES)).isNotEvaluatedBecauseOf("entraDevices");
    }

    @Test
    void isNotApplicableWithoutHybridDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
