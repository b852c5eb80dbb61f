package fleetauditor.rules.compliance;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.daysAhead;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GracePeriodEndingTest {
    private final RuleAssert rule = assertRule(new GracePeriodEnding(new GracePeriodEnding.Limits(Duration.ofDays(3))));

    private RuleAssert.On onEnd(@Nullable String state, @Nullable Instant end) {
        return rule.on(tenant().managedDevice("PC-1", d -> {
            d.complianceState = state;
            d.complianceGracePeriodExpirationDateTime = end;
        }));
    }

    @Test
    void findsAGracePeriodThatEndsInTwoDays() {
        onEnd("inGracePeriod", daysAhead(2))
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM)
                .seeing("complianceGracePeriodExpirationDateTime", daysAhead(2))
                .saying("2026-08-17 09:00 UTC");
    }

    @Test
    void findsAGracePeriodThatHasEnded() {
        onEnd("INGRACEPERIOD", daysAgo(1)).finds("PC-1");
    }

    @Test
    void countsAnEndExactlyThreeDaysAhead() {
        onEnd("inGracePeriod", daysAhead(3)).finds("PC-1");
        onEnd("inGracePeriod", daysAhead(3).plusSeconds(1)).passes();
    }

    @Test
    void passesAGracePeriodWithoutAnEndOrWithAnUnknownOne() {
        onEnd("inGracePeriod", Instant.parse("9999-12-31T23:59:59Z")).passes();
        onEnd("inGracePeriod", null).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compliant", "noncompliant", "unknown"})
    void passesDevicesThatAreNotInTheirGracePeriod(String state) {
        onEnd(state, daysAgo(1)).passes();
        onEnd(null, daysAgo(1)).passes();
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
