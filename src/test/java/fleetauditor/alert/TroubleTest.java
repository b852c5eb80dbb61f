package fleetauditor.alert;

import static fleetauditor.alert.Watch.only;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.alert.Alert.Kind;
import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.lifecycle.Tally;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.SubjectKind;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.SickDevice;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final Watch watch = Watch.with();

    /** The only rule needs the managed devices. */
    private static Tenant incomplete() {
        return tenant().without(Dataset.MANAGED_DEVICES);
    }

    @Test
    void anAuditThatFailsIsToldOnItsSecondNightAndNotEveryNight() {
        watch.night(1, tenant());
        assertThat(watch.failure(2, "sign-in failed")).isEmpty();
        Alert alert = only(watch.failure(3, "sign-in failed: AADSTS7000222"));

        assertThat(alert.kind()).isEqualTo(Kind.TROUBLE);
        assertThat(alert.letter().title()).isEqualTo("Contoso: no audit, two nights in a row");
        assertThat(alert.letter().intro()).contains("Last problem: sign-in failed: AADSTS7000222");
        assertThat(alert.body().at("/run/complete").asBoolean(true)).isFalse();
        assertThat(alert.body().path("notice").asText()).startsWith("There was no audit, two nights in a row.");
        assertThat(watch.failure(4, "sign-in failed")).isEmpty();
    }

    @Test
    void anAuditThatIsIncompleteIsToldOnItsSecondNight() {
        assertThat(watch.night(1, incomplete())).isEmpty();
        Alert alert = only(watch.night(2, incomplete()));

        assertThat(alert.letter().title()).isEqualTo("Contoso: audit incomplete, two nights in a row");
        assertThat(alert.letter().intro())
                .contains("Not complete: 1 of 1 rules gave no verdict, so something may be missing here.");
        assertThat(watch.night(3, incomplete())).isEmpty();
    }

    @Test
    void aGoodNightBetweenEndsTheRow() {
        watch.failure(1, "x");
        watch.night(2, tenant());
        assertThat(watch.failure(3, "x")).isEmpty();
        assertThat(watch.failure(4, "x")).hasSize(1);
    }

    @Test
    void oneFailedAndOneIncompleteNightAreTwoBadOnes() {
        watch.failure(1, "x");
        assertThat(only(watch.night(2, incomplete())).letter().title()).contains("incomplete");
    }

    @Test
    void aTenantThatIsNeverCompleteStillHearsOfFailures() {
        for (int night = 1; night <= 5; night++) {
            watch.night(night, incomplete());
        }
        assertThat(watch.failure(6, "x")).isEmpty();
        assertThat(only(watch.failure(7, "x")).letter().title()).contains("no audit");
    }

    @Test
    void twoRunsOfOneNightAreOneNight() {
        var first = new PastRun(
                Nights.run("run-1", Nights.clock(1)), 1, Completeness.FAILED, false, null, Tally.NONE, "no network");

        assertThat(trouble(first, Duration.ofHours(11))).isEqualTo(Trouble.NONE);
        assertThat(trouble(first, Duration.ofHours(12))).isEqualTo(Trouble.FAILED);
    }

    private static Trouble trouble(PastRun first, Duration later) {
        return Trouble.of(Completeness.FAILED, Nights.clock(1).plus(later), List.of(first), Duration.ZERO);
    }

    @Test
    void aRouteWithRemindersHearsOfItAgain() {
        Watch reminded = Watch.with("alerts.routes[0].remindAfterDays", "3");
        reminded.failure(1, "x");
        assertThat(reminded.failure(2, "x")).hasSize(1);
        assertThat(reminded.failure(3, "x")).isEmpty();
        assertThat(reminded.failure(4, "x")).isEmpty();
        assertThat(reminded.failure(5, "x")).hasSize(1);
        assertThat(reminded.failure(6, "x")).isEmpty();
    }

    @Test
    void anAuditOfSomeRulesDoesNotEndTheRow() {
        watch.night(1, incomplete());
        assertThat(watch.audit(Nights.partial(Nights.night(2, tenant())))).isEmpty();
        assertThat(only(watch.night(3, incomplete())).letter().title()).contains("incomplete");
        assertThat(watch.audit(Nights.partial(Nights.night(4, tenant())))).isEmpty();
        assertThat(watch.night(5, incomplete())).as("it was told").isEmpty();
    }

    @Test
    void anAuditOfSomeRulesIsNoSecondNight() {
        watch.night(1, incomplete());
        assertThat(watch.audit(Nights.partial(Nights.night(2, incomplete())))).isEmpty();
        assertThat(watch.night(3, tenant())).isEmpty();
    }

    @Test
    void aNightThatBeginsSomewhatEarlyHearsOfItAgainInTime() {
        List<PastRun> earlier = List.of(failed(4), failed(3), failed(2), failed(1));
        Instant asOf = Nights.clock(5).minus(Duration.ofMinutes(7));

        assertThat(Trouble.of(Completeness.FAILED, asOf, earlier, Duration.ofDays(3)))
                .isEqualTo(Trouble.FAILED);
    }

    private static PastRun failed(int night) {
        return new PastRun(
                Nights.run("run-" + night, Nights.clock(night)),
                night,
                Completeness.FAILED,
                false,
                null,
                Tally.NONE,
                "x");
    }

    @Test
    void newsAndTroubleComeInOneMessage() {
        watch.night(1, incomplete());
        var rules = new Rule<?>[] {new SickDevice("TST-001"), new Blind()};
        Alert alert = only(watch.audit(Nights.audit(
                "run-2", Nights.clock(2), with(tenant(), "PC-1", "error").without(Dataset.GROUPS), rules)));

        assertThat(alert.kind()).isEqualTo(Kind.FINDINGS);
        assertThat(alert.letter().title()).contains("1 finding is new or worse");
        assertThat(alert.body().path("notice").asText()).isEqualTo("The audit was not complete, two nights in a row.");
        assertThat(alert.body().path("findings")).hasSize(1);
    }

    /** A rule that needs the groups. */
    private static final class Blind implements Rule<Group> {
        @Override
        public RuleSpec spec() {
            return RuleSpec.rule("TST-002", SubjectKind.GROUP, Severity.LOW).requiring(Dataset.GROUPS);
        }

        @Override
        public Stream<Group> examined(AuditView view) {
            return view.rows(Dataset.GROUPS).stream();
        }

        @Override
        public Optional<Violation> check(Group group, AuditView view) {
            return Optional.empty();
        }
    }
}
