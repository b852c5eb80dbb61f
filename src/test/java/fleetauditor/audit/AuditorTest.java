package fleetauditor.audit;

import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditorTest {
    /** A rule about users. Finds whom {@code verdict} names. */
    private record UserRule(RuleSpec spec, Function<User, Optional<Violation>> verdict) implements Rule<User> {
        @Override
        public Stream<User> examined(AuditView view) {
            return view.rows(Dataset.USERS).stream();
        }

        @Override
        public Optional<Violation> check(User user, AuditView view) {
            return verdict.apply(user);
        }
    }

    private static final RuleSpec SPEC = RuleSpec.rule("TST-001", SubjectKind.USER, Severity.HIGH, Severity.LOW)
            .withCauses("a-cause")
            .requiring(Dataset.USERS);
    private static final Rule<User> EVERYBODY = new UserRule(SPEC, user -> Optional.of(Violation.of(user.subject())));
    private static final Rule<User> NOBODY = new UserRule(named("TST-002"), user -> Optional.empty());

    @Test
    void whoBreaksTheRuleIsFoundAndEverybodyIsCounted() {
        var rule = new UserRule(
                SPEC,
                user -> user.subject().name().startsWith("ann")
                        ? Optional.of(Violation.of(user.subject()))
                        : Optional.empty());

        RuleOutcome outcome = only(rule, tenant().user("ann").user("ben").snapshot());

        assertThat(outcome.outcome()).isEqualTo(Outcome.VIOLATED);
        assertThat(outcome.examined()).isEqualTo(2);
        assertThat(outcome.reason()).isNull();
        assertThat(outcome.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.subject().name()).isEqualTo("ann@contoso.com"));
    }

    @Test
    void nothingFoundIsPassedOnlyIfSomethingWasExamined() {
        assertThat(only(NOBODY, tenant().user("ann").snapshot()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(only(NOBODY, emptyTenant().snapshot()).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void aRuleWithoutItsDatasetsIsNotAskedAndSaysWhichAreMissing() {
        var rule = new UserRule(SPEC.requiring(Dataset.USERS, Dataset.SIGN_INS, Dataset.GROUPS), user -> {
            throw new AssertionError("asked");
        });
        Snapshot snapshot = tenant().user("ann")
                .without(Dataset.SIGN_INS)
                .without(Dataset.GROUPS)
                .snapshot();

        RuleOutcome outcome = only(rule, snapshot);

        assertThat(outcome.outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(outcome.isGap()).isTrue();
        assertThat(outcome.examined()).isZero();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.reason())
                .isEqualTo("signIns is denied: GET /v1.0/auditLogs/signIns -> 403 Authorization_RequestDenied"
                        + " groups is denied: GET /v1.0/groups -> 403 Authorization_RequestDenied");
    }

    @Test
    void aDatasetThatNobodyReadIsAGapToo() {
        assertThat(only(EVERYBODY, new Snapshot(fleetauditor.testkit.Tenant.NOW, Map.of()))
                        .reason())
                .isEqualTo("users is skipped.");
    }

    @Test
    void aRuleThatReadsWhatItDoesNotDeclareFailsAloneAndLoudly() {
        Rule<User> sneaky = new Rule<>() {
            @Override
            public RuleSpec spec() {
                return named("TST-000");
            }

            @Override
            public Stream<User> examined(AuditView view) {
                return view.rows(Dataset.USERS).stream();
            }

            @Override
            public Optional<Violation> check(User user, AuditView view) {
                return view.managedDevicesOf(user.id()).isEmpty()
                        ? Optional.empty()
                        : Optional.of(Violation.of(user.subject()));
            }
        };

        List<RuleOutcome> outcomes = new Auditor(List.of(sneaky, EVERYBODY), RuleSettings.DEFAULT)
                .audit(tenant().user("ann").snapshot());

        assertThat(outcomes).extracting(RuleOutcome::outcome).containsExactly(Outcome.ERROR, Outcome.VIOLATED);
        assertThat(outcomes.get(0).reason())
                .startsWith("The rule failed with IllegalStateException at AuditView.java:");
    }

    @Test
    void theMessageOfAnExceptionStaysInside() {
        var rule = new UserRule(SPEC, user -> {
            throw new IllegalStateException("broke on " + user.userPrincipalName());
        });

        RuleOutcome outcome = only(rule, tenant().user("ann").snapshot());

        assertThat(outcome.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(outcome.reason())
                .matches("The rule failed with IllegalStateException at AuditorTest\\.java:\\d+\\."
                        + " This is a bug of Fleet Auditor: run with --verbose and report it\\.")
                .doesNotContain("ann");
    }

    /** The JVM leaves the trace out of an exception that it throws very often. */
    @Test
    void aFailureWithoutATraceIsToldWithoutAPlace() {
        class Bare extends RuntimeException {
            Bare() {
                super("", null, false, false);
            }
        }
        var rule = new UserRule(SPEC, user -> {
            throw new Bare();
        });

        assertThat(only(rule, tenant().user("ann").snapshot()).reason())
                .isEqualTo(
                        "The rule failed with Bare. This is a bug of Fleet Auditor: run with --verbose and report it.");
    }

    @Test
    void verdictsAreNamedAsTheJsonReportNamesThem() {
        assertThat(Outcome.values())
                .extracting(Outcome::key)
                .containsExactly("passed", "violated", "notApplicable", "notEvaluated", "error");
    }

    @Test
    void whatWasFoundBeforeAFailureIsNoVerdict() {
        var seen = new ArrayList<User>();
        var rule = new UserRule(SPEC, user -> {
            if (!seen.isEmpty()) {
                throw new IllegalStateException();
            }
            seen.add(user);
            return Optional.of(Violation.of(user.subject()));
        });

        RuleOutcome outcome = only(rule, tenant().user("ann").user("ben").snapshot());

        assertThat(outcome.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.isGap()).isTrue();
    }

    @Test
    void theSameFindingTwiceCountsOnce() {
        User ann = tenant().user("ann").snapshot().rows(Dataset.USERS).get(0);
        Snapshot twice =
                tenant().add(Dataset.USERS, ann).add(Dataset.USERS, ann).snapshot();

        RuleOutcome outcome = only(EVERYBODY, twice);

        assertThat(outcome.examined()).isEqualTo(2);
        assertThat(outcome.findings()).hasSize(1);
    }

    @Test
    void findingsStandWorstFirstAndThenByName() {
        var rule = new UserRule(SPEC, user -> {
            Violation violation = Violation.of(user.subject());
            return Optional.of(user.subject().name().startsWith("b") ? violation : violation.severity(Severity.LOW));
        });

        RuleOutcome outcome = only(
                rule, tenant().user("cid").user("Ann").user("ben").user("bea").snapshot());

        assertThat(outcome.findings().stream().map(f -> f.subject().name()))
                .containsExactly("bea@contoso.com", "ben@contoso.com", "Ann@contoso.com", "cid@contoso.com");
    }

    @Test
    void aSeverityOfTheSettingsGoesBeforeTheRulesOwn() {
        var settings = new RuleSettings(Set.of(), Map.of("TST-001", Severity.INFO));

        RuleOutcome outcome = new Auditor(List.of(EVERYBODY, NOBODY), settings)
                .audit(tenant().user("ann").snapshot())
                .get(0);

        assertThat(outcome.severity()).isEqualTo(Severity.INFO);
        assertThat(outcome.findings()).extracting(Finding::severity).containsExactly(Severity.INFO);
    }

    @Test
    void aRuleThatIsSwitchedOffHasNoOutcome() {
        var settings = new RuleSettings(Set.of("TST-001"), Map.of());

        assertThat(new Auditor(List.of(EVERYBODY, NOBODY), settings)
                        .audit(tenant().user("ann").snapshot()))
                .extracting(outcome -> outcome.rule().id())
                .containsExactly("TST-002");
    }

    @Test
    void whatARuleLeavesOutIsToldBesideItsVerdict() {
        Rule<User> rule = new Rule<>() {
            @Override
            public RuleSpec spec() {
                return SPEC.using(Dataset.SIGN_INS);
            }

            @Override
            public Stream<User> examined(AuditView view) {
                return view.rows(Dataset.USERS).stream();
            }

            @Override
            public Optional<Violation> check(User user, AuditView view) {
                return Optional.empty();
            }

            @Override
            public Optional<String> leavesOut(AuditView view) {
                return view.isComplete(Dataset.SIGN_INS)
                        ? Optional.empty()
                        : Optional.of("Half: " + view.gap(Dataset.SIGN_INS));
            }
        };

        RuleOutcome outcome =
                only(rule, tenant().user("ann").without(Dataset.SIGN_INS).snapshot());

        assertThat(outcome.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(outcome.reason()).startsWith("Half: signIns is denied: ");
        assertThat(only(rule, tenant().user("ann").snapshot()).reason()).isNull();
    }

    private static RuleOutcome only(Rule<?> rule, Snapshot snapshot) {
        List<RuleOutcome> outcomes = new Auditor(List.of(rule), RuleSettings.DEFAULT).audit(snapshot);
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    private static RuleSpec named(String id) {
        return RuleSpec.rule(id, SubjectKind.USER, Severity.HIGH).requiring(Dataset.USERS);
    }
}
