package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DirectorySyncStoppedTest {
    private final DirectorySyncStopped stopped =
            new DirectorySyncStopped(new DirectorySyncStopped.Limits(Duration.ofHours(3), Duration.ofHours(24)));
    private final RuleAssert rule = assertRule(stopped);

    private RuleAssert.On onLastSync(Instant time) {
        return rule.on(tenant().organization("intune", true, time));
    }

    @Test
    void findsASyncThatIsHoursLate() {
        onLastSync(hoursAgo(5))
                .finds("Contoso")
                .withCause("directory-sync-stalled")
                .withSeverity(Severity.HIGH)
                .seeing("onPremisesLastSyncDateTime", hoursAgo(5))
                .saying("5 hours ago");
    }

    @Test
    void isHighFromJustOverThreeHours() {
        onLastSync(hoursAgo(3)).passes();
        onLastSync(hoursAgo(3).minusSeconds(1)).finds("Contoso").withSeverity(Severity.HIGH);
    }

    @Test
    void isCriticalFromJustOverADay() {
        onLastSync(hoursAgo(24)).finds("Contoso").withSeverity(Severity.HIGH);
        onLastSync(hoursAgo(24).minusSeconds(1)).finds("Contoso").withSeverity(Severity.CRITICAL);
    }

    @Test
    void isCriticalAtOnceWhenTheSettingsSaySo() {
        var limits = new DirectorySyncStopped.Limits(Duration.ofHours(24), Duration.ofHours(3));
        assertRule(new DirectorySyncStopped(limits))
                .on(tenant().organization("intune", true, hoursAgo(5)))
                .finds("Contoso")
                .withSeverity(Severity.CRITICAL);
    }

    @Test
    void passesASyncAfterTheAuditsClock() {
        onLastSync(NOW.plusSeconds(60)).passes();
    }

    @Test
    void doesNotTakeAnUnknownTimeForLate() {
        onLastSync(null).passes();
    }

    @Test
    void isNotApplicableWithoutDirectorySync() {
        rule.on(tenant().organization("intune", false, hoursAgo(900))).isNotApplicable();
        rule.on(tenant().organization("intune", null, null)).isNotApplicable();
        rule.on(emptyTenant()).isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutTheOrganization() {
        rule.on(tenant().without(Dataset.ORGANIZATION)).isNotEvaluatedBecauseOf("organization");
    }

    @Test
    void alertsTheSecurityTeam() {
        assertThat(stopped.spec().alerting()).isTrue();
    }
}
