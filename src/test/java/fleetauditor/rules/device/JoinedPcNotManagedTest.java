package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedPcNotManagedTest {
    private final RuleAssert rule =
            assertRule(new JoinedPcNotManaged(new JoinedPcNotManaged.Limits(Duration.ofDays(30))));

    /** An Entra device without a managed device. */
    private RuleAssert.On onUnmanaged(Consumer<EntraDeviceSpec> change) {
        return rule.on(tenant().entraDevice("PC-1", change));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AzureAd", "ServerAd", "serverad"})
    void findsAJoinedPcThatIntuneDoesNotManage(String trustType) {
        onUnmanaged(d -> d.trustType = trustType)
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM)
                .seeing("trustType", trustType)
                .seeing("approximateLastSignInDateTime", daysAgo(1))
                .seeing("deviceId", Ids.deviceId("PC-1").toString())
                .saying("Intune does not manage it");
    }

    @Test
    void passesAManagedPc() {
        rule.on(tenant().pc("PC-1")).passes().examines(1);
    }

    @Test
    void joinsOnTheRegistrationIdAndNotOnTheObjectId() {
        rule.on(tenant().entraDevice("PC-1", d -> {})
                        .managedDevice("PC-1", d -> d.azureADDeviceId = Ids.id("entraDevice", "PC-1")))
                .finds("PC-1");
    }

    @Test
    void countsASignInExactlyThirtyDaysAgo() {
        onUnmanaged(d -> d.approximateLastSignInDateTime = daysAgo(30)).finds("PC-1");
        onUnmanaged(d -> d.approximateLastSignInDateTime = daysAgo(30).minusSeconds(1))
                .passes();
    }

    @Test
    void passesWhatIsUnknown() {
        onUnmanaged(d -> d.approximateLastSignInDateTime = null).passes();
        onUnmanaged(d -> d.deviceId = null).passes();
        onUnmanaged(d -> d.approximateLastSignInDateTime = NOW.plusSeconds(1)).passes();
    }

    @Test
    void leavesOutDevicesThatAreNoPcInUse() {
        onUnmanaged(d -> d.trustType = "Workplace").isNotApplicable();
        onUnmanaged(d -> d.trustType = null).isNotApplicable();
        onUnmanaged(d -> d.operatingSystem = "MacMDM").isNotApplicable();
        onUnmanaged(d -> d.accountEnabled = false).isNotApplicable();
        onUnmanaged(d -> d.accountEnabled = null).isNotApplicable();
    }

    @Test
    void leavesOutPendingHybridDevices() {
        onUnmanaged(d -> {
                    d.trustType = "ServerAd";
                    d.hasKeys = false;
                })
                .isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entraDevices", "managedDevices"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(tenant().pc("PC-1").without(Dataset.named(name).orElseThrow())).isNotEvaluatedBecauseOf(name);
    }

    @Test
    void isNotApplicableWithoutDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
