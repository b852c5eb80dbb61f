package fleetauditor.rules.compliance;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplianceNotEvaluatedTest {
    private final RuleAssert rule =
            assertRule(new ComplianceNotEvaluated(new ComplianceNotEvaluated.Limits(Duration.ofHours(24))));

    private RuleAssert.On onUnknown(@Nullable Instant enrolled, @Nullable Instant lastSync) {
        return rule.on(tenant().managedDevice("PC-1", d -> {
            d.complianceState = "unknown";
            d.enrolledDateTime = enrolled;
            d.lastSyncDateTime = lastSync;
        }));
    }

    @ParameterizedTest
    @CsvSource({"error, error, ended in an error", "Conflict, conflict, demand different values"})
    void findsADeviceWhosePoliciesFail(String state, String cause, String sentence) {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.complianceState = state;
                    d.enrolledDateTime = hoursAgo(1);
                }))
                .finds("PC-1")
                .withCause(cause)
                .withSeverity(Severity.MEDIUM)
                .seeing("complianceState", state)
                .saying(sentence);
    }

    @Test
    void findsADeviceThatStillHasNoVerdict() {
        onUnknown(daysAgo(9), hoursAgo(2))
                .finds("PC-1")
                .withCause("unknown")
                .seeing("enrolledDateTime", daysAgo(9))
                .saying("still has no compliance verdict");
    }

    @Test
    void givesANewDeviceExactlyADayForItsFirstVerdict() {
        onUnknown(hoursAgo(24), hoursAgo(2)).passes();
        onUnknown(hoursAgo(24).minusSeconds(1), hoursAgo(2)).finds("PC-1");
    }

    @Test
    void passesADeviceThatHasNotSyncedSinceItsEnrollment() {
        onUnknown(daysAgo(9), daysAgo(9)).passes();
        onUnknown(daysAgo(9), daysAgo(9).plusSeconds(1)).finds("PC-1");
        onUnknown(daysAgo(9), null).passes();
    }

    @Test
    void passesADeviceWhoseEnrollmentIsUnknown() {
        onUnknown(null, hoursAgo(2)).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compliant", "noncompliant", "inGracePeriod", "configManager"})
    void passesEveryVerdict(String state) {
        rule.on(tenant().managedDevice("PC-1", d -> d.complianceState = state)).passes();
    }

    @Test
    void passesADeviceWhoseStateGraphDidNotSay() {
        rule.on(tenant().managedDevice("PC-1", d -> d.complianceState = null)).passes();
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
