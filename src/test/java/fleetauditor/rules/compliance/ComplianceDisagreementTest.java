package fleetauditor.rules.compliance;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.ManagedDeviceSpec;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplianceDisagreementTest {
    private final RuleAssert rule = assertRule(
            new ComplianceDisagreement(new ComplianceDisagreement.Limits(Duration.ofHours(24), Duration.ofHours(1))));

    /** Entra says compliant, Intune says not, last contact two days ago. */
    private static Tenant disagreeing(Consumer<EntraDeviceSpec> entra, Consumer<ManagedDeviceSpec> managed) {
        return tenant().entraDevice("PC-1", entra).managedDevice("PC-1", d -> {
            d.complianceState = "noncompliant";
            d.lastSyncDateTime = daysAgo(2);
            managed.accept(d);
        });
    }

    @Test
    void findsADeviceThatEntraWronglyCallsCompliant() {
        rule.on(disagreeing(e -> {}, m -> {}))
                .finds("PC-1")
                .withCause("unexplained")
                .withSeverity(Severity.HIGH)
                .relatedTo("PC-1")
                .seeing("complianceState", "noncompliant")
                .seeing("isCompliant", true)
                .saying("Intune says PC-1 is not compliant (noncompliant), Entra ID says it is compliant");
    }

    @Test
    void isMilderWhenEntraIsTheStricterOne() {
        rule.on(disagreeing(e -> e.isCompliant = false, m -> m.complianceState = "inGracePeriod"))
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({"compliant,true", "inGracePeriod,true", "noncompliant,false", "conflict,false", "error,false"})
    void passesWhenBothSayTheSame(String intune, boolean entra) {
        rule.on(disagreeing(e -> e.isCompliant = entra, m -> m.complianceState = intune))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "configManager", "somethingNew"})
    void doesNotCompareStatesThatAreNoVerdict(String state) {
        rule.on(disagreeing(e -> e.isCompliant = false, m -> m.complianceState = state))
                .isNotApplicable();
    }

    @Test
    void doesNotCompareWhatIsUnknown() {
        rule.on(disagreeing(e -> e.isCompliant = null, m -> {})).isNotApplicable();
        rule.on(disagreeing(e -> {}, m -> m.complianceState = null)).isNotApplicable();
        rule.on(disagreeing(e -> {}, m -> m.azureADDeviceId = null)).isNotApplicable();
    }

    @Test
    void waitsAnHourAfterASync() {
        rule.on(disagreeing(e -> {}, m -> m.lastSyncDateTime = hoursAgo(1))).isNotApplicable();
        rule.on(disagreeing(e -> {}, m -> m.lastSyncDateTime = hoursAgo(1).minusSeconds(1)))
                .finds("PC-1");
        rule.on(disagreeing(e -> {}, m -> m.lastSyncDateTime = NOW.plusSeconds(60)))
                .isNotApplicable();
        rule.on(disagreeing(e -> {}, m -> m.lastSyncDateTime = null)).finds("PC-1");
    }

    @Test
    void waitsADayAfterEnrollment() {
        rule.on(disagreeing(e -> {}, m -> m.enrolledDateTime = hoursAgo(24))).isNotApplicable();
        rule.on(disagreeing(e -> {}, m -> m.enrolledDateTime = hoursAgo(24).minusSeconds(1)))
                .finds("PC-1");
    }

    @Test
    void blamesASecondRecordWithTheSameSerialNumberFirst() {
        rule.on(disagreeing(e -> e.managementType = "jamf", m -> m.serialNumber = " pf3twice")
                        .managedDevice("PC-2", d -> d.serialNumber = "PF3TWICE"))
                .finds("PC-1")
                .withCause("several-registrations")
                .saying("more than once");
    }

    @Test
    void blamesASecondRecordOfTheSameEntraDevice() {
        rule.on(disagreeing(e -> {}, m -> {}).managedDevice("COPY", d -> {
                    d.azureADDeviceId = Ids.deviceId("PC-1");
                }))
                .finds("PC-1")
                .withCause("several-registrations");
    }

    @Test
    void blamesASecondEntraDeviceOfTheSameRegistration() {
        rule.on(disagreeing(e -> {}, m -> {}).entraDevice("COPY", d -> d.deviceId = Ids.deviceId("PC-1")))
                .finds("PC-1")
                .withCause("several-registrations");
    }

    @Test
    void leavesUnjudgedWhatMayStillBeOnItsWayAndNothingElse() {
        var on = rule.on(disagreeing(e -> {}, m -> m.lastSyncDateTime = hoursAgo(1))
                .managedDevice("NEW", d -> {
                    d.enrolledDateTime = hoursAgo(24);
                    d.lastSyncDateTime = daysAgo(1);
                })
                .managedDevice("SETTLED", d -> d.lastSyncDateTime = daysAgo(2)));

        assertThat(on.outcome().unjudged())
                .containsExactlyInAnyOrder(
                        Ids.id("managedDevice", "PC-1").toString(),
                        Ids.id("managedDevice", "NEW").toString());
    }

    @Test
    void doesNotTakePlaceholdersForASharedSerialNumber() {
        rule.on(disagreeing(e -> {}, m -> m.serialNumber = "System Serial Number")
                        .managedDevice("PC-2", d -> d.serialNumber = "System Serial Number"))
                .finds("PC-1")
                .withCause("unexplained");
    }

    @Test
    void blamesTheRegistration() {
        rule.on(disagreeing(e -> e.managementType = "jamf", m -> m.azureADRegistered = false))
                .finds("PC-1")
                .withCause("not-registered");
        rule.on(disagreeing(e -> {}, m -> m.deviceRegistrationState = "keyConflict"))
                .finds("PC-1")
                .withCause("not-registered")
                .saying("registration");
    }

    @Test
    void doesNotTakeAnUnknownRegistrationForABadOne() {
        rule.on(disagreeing(e -> {}, m -> {
                    m.azureADRegistered = null;
                    m.deviceRegistrationState = null;
                }))
                .finds("PC-1")
                .withCause("unexplained");
    }

    @Test
    void blamesThePartner() {
        rule.on(disagreeing(e -> e.managementType = "Jamf", m -> {}))
                .finds("PC-1")
                .withCause("partner-managed")
                .saying("Jamf");
    }

    @Test
    void saysWhenEntraDoesNotKnowThatIntuneManagesIt() {
        rule.on(disagreeing(e -> e.isManaged = null, m -> {}))
                .finds("PC-1")
                .withCause("not-managed-in-entra")
                .saying("does not know");
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
