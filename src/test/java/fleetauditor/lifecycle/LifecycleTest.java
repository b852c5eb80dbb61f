package fleetauditor.lifecycle;

import static fleetauditor.testkit.Nights.clock;
import static fleetauditor.testkit.Nights.night;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.lifecycle.Kept.Reason;
import fleetauditor.model.Dataset;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.rules.compliance.ComplianceDisagreement;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.SickDevice;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
    private final Diary diary = new Diary();

    @Test
    void inTheFirstNightEverythingIsNewAndThereIsNothingToCompareWith() {
        Changes changes = diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));

        assertThat(changes.previous()).isNull();
        assertThat(names(changes.appeared())).containsExactly("PC-1");
        assertThat(only(changes).status()).isEqualTo(Status.NEW);
        assertThat(only(changes).isNews()).isTrue();
        assertThat(only(changes).firstSeen()).isEqualTo(clock(1));
        assertThat(changes.resolved()).isEmpty();
    }

    @Test
    void whatIsStillThereIsOpenAndKeepsTheNightItWasFirstSeen() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        diary.record(night(2, with(tenant(), "PC-1", "noncompliant")));
        Changes changes = diary.record(night(3, with(tenant(), "PC-1", "noncompliant")));

        assertThat(only(changes).status()).isEqualTo(Status.OPEN);
        assertThat(only(changes).isNews()).isFalse();
        assertThat(only(changes).firstSeen()).isEqualTo(clock(1));
        assertThat(only(changes).lastSeen()).isEqualTo(clock(3));
        assertThat(only(changes).age()).isEqualTo(Duration.ofDays(2));
        assertThat(changes.previous()).extracting(PastRun::id).isEqualTo("run-2");
        assertThat(changes.appeared()).isEmpty();
    }

    @Test
    void whatTheRuleNoLongerFindsIsResolvedAndNamedAsItWas() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        Changes changes = diary.record(night(2, with(tenant(), "PC-1", "compliant")));

        KnownFinding gone = changes.resolved().get(0);
        assertThat(changes.resolved()).hasSize(1);
        assertThat(gone.facts().summary()).isEqualTo("PC-1 is sick");
        assertThat(gone.facts().subject().name()).isEqualTo("PC-1");
        assertThat(gone.facts().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(gone.facts().cause()).isEqualTo("noncompliant");
        assertThat(gone.facts().related()).hasSize(1);
        assertThat(gone.life().firstSeen()).isEqualTo(clock(1));
        assertThat(gone.life().lastSeen()).isEqualTo(clock(1));
        assertThat(gone.life().resolvedAt()).isEqualTo(clock(2));
    }

    @Test
    void aResolvedFindingIsToldOnce() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        diary.record(night(2, with(tenant(), "PC-1", "compliant")));

        assertThat(diary.record(night(3, with(tenant(), "PC-1", "compliant"))).resolved())
                .isEmpty();
    }

    @Test
    void aDeviceThatIsGoneFromTheTenantResolvesItsFindings() {
        diary.record(night(1, with(with(tenant(), "PC-1", "noncompliant"), "PC-2", "compliant")));

        assertThat(resolved(diary.record(night(2, with(tenant(), "PC-2", "compliant")))))
                .containsExactly("PC-1");
    }

    @Test
    void whatComesBackIsReopenedAndKeepsTheNightItWasFirstSeen() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        diary.record(night(2, with(tenant(), "PC-1", "compliant")));
        Changes changes = diary.record(night(3, with(tenant(), "PC-1", "error")));

        assertThat(names(changes.reopened())).containsExactly("PC-1");
        assertThat(only(changes).status()).isEqualTo(Status.REOPENED);
        assertThat(only(changes).isNews()).isTrue();
        assertThat(only(changes).firstSeen()).isEqualTo(clock(1));
        assertThat(changes.appeared()).isEmpty();
        assertThat(changes.worsened()).as("it came back, it did not get worse").isEmpty();

        assertThat(only(diary.record(night(4, with(tenant(), "PC-1", "error")))).status())
                .isEqualTo(Status.OPEN);
    }

    @Test
    void aHigherSeverityIsWorsenedForOneNight() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        Changes changes = diary.record(night(2, with(tenant(), "PC-1", "error")));

        assertThat(names(changes.worsened())).containsExactly("PC-1");
        assertThat(only(changes).status()).isEqualTo(Status.OPEN);
        assertThat(only(changes).isNews()).isTrue();
        assertThat(only(changes).worsenedFrom()).isEqualTo(Severity.MEDIUM);
        assertThat(diary.record(night(3, with(tenant(), "PC-1", "error"))).worsened())
                .isEmpty();
    }

    @Test
    void aLowerSeverityIsNoNews() {
        diary.record(night(1, with(tenant(), "PC-1", "error")));
        Changes changes = diary.record(night(2, with(tenant(), "PC-1", "noncompliant")));

        assertThat(changes.worsened()).isEmpty();
        assertThat(only(changes).isNews()).isFalse();
    }

    @Test
    void whatAPartialAuditToldIsStillInTheReportOfTheNextNight() {
        diary.record(night(1, with(with(tenant(), "PC-gone", "noncompliant"), "PC-worse", "noncompliant")));
        Tenant changed = with(with(tenant(), "PC-new", "noncompliant"), "PC-worse", "error");
        Changes partial = diary.record(Nights.partial(night(2, changed)));
        assertThat(names(partial.appeared())).containsExactly("PC-new");
        assertThat(resolved(partial)).containsExactly("PC-gone");

        Changes changes = diary.record(night(3, changed));
        assertThat(changes.previous()).extracting(PastRun::id).isEqualTo("run-1");
        assertThat(names(changes.appeared())).containsExactly("PC-new");
        assertThat(names(changes.worsened())).containsExactly("PC-worse");
        assertThat(resolved(changes)).containsExactly("PC-gone");
        assertThat(changes.standings().values()).as("nobody is told twice").noneMatch(Standing::isNews);
        assertThat(diary.record(night(4, changed)).appeared()).isEmpty();
    }

    @Test
    void partialAuditsAreComparedWithWhateverWasLast() {
        diary.record(night(1, tenant()));
        diary.record(Nights.partial(night(2, with(tenant(), "PC-1", "noncompliant"))));
        Changes changes = diary.record(Nights.partial(night(3, with(tenant(), "PC-1", "noncompliant"))));

        assertThat(changes.previous()).extracting(PastRun::id).isEqualTo("run-2");
        assertThat(changes.appeared()).isEmpty();
    }

    @Test
    void anAuditAfterPartialOnesAloneHasNothingToCompareWith() {
        diary.record(Nights.partial(night(1, with(tenant(), "PC-1", "noncompliant"))));
        Changes changes = diary.record(night(2, with(tenant(), "PC-1", "noncompliant")));

        assertThat(changes.previous()).isNull();
        assertThat(names(changes.appeared())).containsExactly("PC-1");
        assertThat(only(changes).isNews()).isFalse();
    }

    @Test
    void aRuleThatWasNotEvaluatedResolvesNothing() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        Changes changes = diary.record(night(2, tenant().without(Dataset.MANAGED_DEVICES)));

        assertThat(changes.resolved()).isEmpty();
        assertThat(changes.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.reason()).isEqualTo(Reason.RULE_NOT_EVALUATED);
            assertThat(kept.datasets()).containsExactly("managedDevices");
            assertThat(kept.finding().life().lastSeen()).isEqualTo(clock(1));
        });
        assertThat(only(diary.record(night(3, with(tenant(), "PC-1", "noncompliant"))))
                        .status())
                .as("it never was away")
                .isEqualTo(Status.OPEN);
    }

    @Test
    void aRuleThatWasNotAskedResolvesNothing() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        AuditResult another =
                Nights.audit("run-2", clock(2), with(tenant(), "PC-1", "compliant"), new SickDevice("TST-002"));

        assertThat(diary.record(another).kept()).extracting(Kept::reason).containsExactly(Reason.RULE_NOT_ASKED);
    }

    @Test
    void aRuleThatFailedResolvesNothing() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        AuditResult fine = night(2, with(tenant(), "PC-1", "compliant"));
        RuleOutcome outcome = fine.outcomes().get(0);
        var broken = new RuleOutcome(
                outcome.rule(), outcome.severity(), RuleOutcome.Outcome.ERROR, 0, List.of(), "The rule failed");

        Changes changes =
                diary.record(new AuditResult(fine.run(), fine.snapshot(), List.of(broken), fine.departures()));

        assertThat(changes.kept()).extracting(Kept::reason).containsExactly(Reason.RULE_NOT_EVALUATED);
    }

    @Test
    void aSubjectThatTheRuleDidNotJudgeStaysAsItWas() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant")));
        Changes changes = diary.record(night(2, with(tenant(), "PC-1", "unknown")));

        assertThat(changes.resolved()).isEmpty();
        assertThat(changes.kept()).extracting(Kept::reason).containsExactly(Reason.SUBJECT_NOT_JUDGED);
        assertThat(resolved(diary.record(night(3, with(tenant(), "PC-1", "compliant")))))
                .containsExactly("PC-1");
    }

    @Test
    void aDeviceThatSyncedJustBeforeTheAuditKeepsItsDisagreement() {
        Tenant disagreeing = tenant().entraDevice("PC-1", d -> d.isCompliant = true)
                .managedDevice("PC-1", d -> d.complianceState = "noncompliant");
        var rule = new ComplianceDisagreement(
                new ComplianceDisagreement.Limits(Duration.ofHours(24), Duration.ofHours(1)));
        diary.record(Nights.audit("run-1", clock(1), disagreeing, rule));

        Tenant justSynced = tenant().entraDevice("PC-1", d -> d.isCompliant = true)
                .managedDevice("PC-1", d -> {
                    d.complianceState = "noncompliant";
                    d.lastSyncDateTime = clock(2).minus(Duration.ofMinutes(59));
                });
        Changes changes = diary.record(Nights.audit("run-2", clock(2), justSynced, rule));

        assertThat(changes.resolved()).isEmpty();
        assertThat(changes.kept()).extracting(Kept::reason).containsExactly(Reason.SUBJECT_NOT_JUDGED);
    }

    @Test
    void aFindingThatRestsOnADatasetIsNotResolvedWithoutIt() {
        diary.record(night(1, with(tenant(), "PC-1", "conflict")));
        Changes changes =
                diary.record(night(2, with(tenant(), "PC-1", "compliant").without(Dataset.SIGN_INS)));

        assertThat(changes.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.reason()).isEqualTo(Reason.DATASET_MISSING);
            assertThat(kept.datasets()).containsExactly("signIns");
        });
    }

    @Test
    void aFindingThatWasSeenWithoutADatasetIsResolvedWithoutIt() {
        diary.record(night(1, with(tenant(), "PC-1", "noncompliant").without(Dataset.SIGN_INS)));

        assertThat(resolved(diary.record(
                        night(2, with(tenant(), "PC-1", "compliant").without(Dataset.SIGN_INS)))))
                .containsExactly("PC-1");
    }

    @Test
    void afterAnIncompleteNightTheLastCompleteOneIsComparedWithAndNothingIsNewsTwice() {
        var other = new SickDevice("TST-002");
        diary.record(Nights.audit("run-1", clock(1), with(tenant(), "PC-1", "noncompliant"), Nights.RULE, other));
        AuditResult whole = Nights.audit(
                "run-2", clock(2), with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant"), Nights.RULE);
        var gap = new RuleOutcome(
                other.spec(), Severity.HIGH, RuleOutcome.Outcome.NOT_EVALUATED, 0, List.of(), "no answer");
        Changes second = diary.record(new AuditResult(
                whole.run(), whole.snapshot(), List.of(whole.outcomes().get(0), gap), List.of()));
        assertThat(names(second.appeared())).containsExactly("PC-2");

        Changes third = diary.record(Nights.audit(
                "run-3", clock(3), with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant"), Nights.RULE));

        assertThat(third.previous()).extracting(PastRun::id).isEqualTo("run-1");
        assertThat(names(third.appeared())).containsExactly("PC-2");
        assertThat(names(third.worsened())).containsExactly("PC-1");
        assertThat(third.standings().values()).noneMatch(Standing::isNews);
    }

    @Test
    void aTenantThatIsNeverCompleteIsComparedWithItsLastNight() {
        Changes changes = diary.record(night(1, tenant()));
        for (int n = 2; n <= 9; n++) {
            changes = diary.record(
                    Nights.audit("run-" + n, clock(n), tenant().without(Dataset.MANAGED_DEVICES), Nights.RULE));
        }
        assertThat(changes.previous()).extracting(PastRun::id).isEqualTo("run-8");
    }

    @Test
    void theTrendHasOnePointADayAndCountsWhatCouldNotBeJudged() {
        diary.record(night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant")));
        diary.record(Nights.audit(
                "later", clock(1).plus(Duration.ofHours(3)), with(tenant(), "PC-1", "error"), Nights.RULE));
        Changes changes = diary.record(night(2, tenant().without(Dataset.MANAGED_DEVICES)));

        assertThat(changes.trend()).hasSize(2);
        assertThat(changes.trend().get(0).tally().openTotal()).isEqualTo(1);
        assertThat(changes.trend().get(0).tally().resolved()).isEqualTo(1);
        assertThat(changes.trend().get(1).complete()).isFalse();
        assertThat(changes.trend().get(1).tally().open()).containsEntry(Severity.HIGH, 1);
    }

    @Test
    void theTrendGoesBackNinetyDays() {
        Changes changes = diary.record(night(1, tenant()));
        for (int n = 2; n <= 95; n++) {
            changes = diary.record(night(n, tenant()));
        }
        assertThat(changes.trend()).hasSize(90);
        assertThat(changes.trend().get(89).day()).isEqualTo("2026-11-18");
    }

    @Test
    void aFindingOfAnotherReportHasNoStanding() {
        Changes changes = diary.record(night(1, tenant()));
        Finding stranger = night(1, with(tenant(), "PC-1", "error")).findings().get(0);

        assertThatThrownBy(() -> changes.standing(stranger)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdThatNoDatabaseCanIndexIsRememberedByItsHash() {
        var longName = "X".repeat(3_000) + "\0";
        Facts facts = Facts.of(
                Finding.of(
                        Nights.RULE.spec(), Violation.of(new Subject(SubjectKind.SERIAL_NUMBER, longName, longName))),
                "about \uD800 " + longName);

        assertThat(facts.id()).hasSizeLessThanOrEqualTo(400).startsWith("TST-001:XXX");
        assertThat(facts.summary()).doesNotContain("\0", "\uD800").hasSizeLessThanOrEqualTo(2_001);
        assertThat(facts.subject().name()).doesNotContain("\0").endsWith("…");
    }

    /** Random states and random gaps: what is resolved was looked at that night and is well, and never twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noGapEverResolvesAnything(long seed) {
        var random = new Random(seed);
        var states = List.of("compliant", "noncompliant", "error", "conflict", "unknown");
        var sick = new HashMap<String, Boolean>();
        for (int n = 1; n <= 40; n++) {
            Map<String, String> now = new HashMap<>();
            Tenant tenant = tenant();
            for (int d = 0; d < 12; d++) {
                if (random.nextInt(10) > 0) {
                    String state = states.get(random.nextInt(states.size()));
                    now.put("PC-" + d, state);
                    with(tenant, "PC-" + d, state);
                }
            }
            boolean devicesMissing = n < 40 && random.nextInt(3) == 0;
            boolean signInsMissing = n < 40 && random.nextInt(3) == 0;
            if (devicesMissing) {
                tenant.without(Dataset.MANAGED_DEVICES);
            }
            if (signInsMissing) {
                tenant.without(Dataset.SIGN_INS);
            }
            Changes changes = diary.record(night(n, tenant));

            for (KnownFinding gone : tonight(changes, n)) {
                String name = gone.facts().subject().name();
                assertThat(devicesMissing).as("night %d resolves %s", n, name).isFalse();
                assertThat(now.getOrDefault(name, "gone"))
                        .as("night %d resolves %s", n, name)
                        .isIn("compliant", "gone", signInsMissing ? "conflict" : "gone");
                assertThat(sick.put(name, false)).as("%s was there", name).isTrue();
            }
            for (Finding seen : night(n, tenant).findings()) {
                String name = seen.subject().name();
                boolean wasThere = sick.getOrDefault(name, false);
                Standing standing = changes.standing(seen);
                assertThat(standing.firstSeen().equals(clock(n)) || standing.status() == Status.REOPENED || wasThere)
                        .as("night %d: %s", n, name)
                        .isTrue();
                sick.put(name, true);
            }
            long expected = sick.values().stream().filter(s -> s).count();
            assertThat(changes.standings().size() + changes.kept().size()).isEqualTo((int) expected);
        }
    }

    private static List<KnownFinding> tonight(Changes changes, int night) {
        var tonight = new ArrayList<KnownFinding>();
        for (KnownFinding finding : changes.resolved()) {
            if (clock(night).equals(finding.life().resolvedAt())) {
                tonight.add(finding);
            }
        }
        return tonight;
    }

    private static Standing only(Changes changes) {
        assertThat(changes.standings()).hasSize(1);
        return changes.standings().values().iterator().next();
    }

    private static List<String> names(List<Finding> findings) {
        return findings.stream().map(f -> f.subject().name()).toList();
    }

    private static List<String> resolved(Changes changes) {
        return changes.resolved().stream().map(f -> f.facts().subject().name()).toList();
    }
}
