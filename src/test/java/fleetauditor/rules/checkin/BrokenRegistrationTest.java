package fleetauditor.rules.checkin;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRegistrationTest {
    private final RuleAssert rule = assertRule(new BrokenRegistration());

    @ParameterizedTest
    @CsvSource({
        "revoked, revoked, is revoked",
        "keyConflict, key-conflict, another key",
        "KEYCONFLICT, key-conflict, another key",
        "certificateReset, certificate-reset, was reset",
        "notRegisteredPendingEnrollment, not-registered-pending-enrollment, never finished"
    })
    void findsARegistrationThatDoesNotHeal(String state, String cause, String sentence) {
        rule.on(tenant().managedDevice("PC-1", d -> d.deviceRegistrationState = state))
                .finds("PC-1")
                .withCause(cause)
                .withSeverity(Severity.HIGH)
                .seeing("deviceRegistrationState", state)
                .saying(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "notRegistered", "approvalPending", "unknown", "somethingNew"})
    void passesOtherStates(String state) {
        rule.on(tenant().managedDevice("PC-1", d -> d.deviceRegistrationState = state))
                .passes();
    }

    @Test
    void passesADeviceWhoseStateIsNotSaid() {
        rule.on(tenant().managedDevice("PC-1", d -> d.deviceRegistrationState = null))
                .passes();
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
