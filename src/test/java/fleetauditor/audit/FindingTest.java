package fleetauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult.Departure;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.audit.Violation.Nothing;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.testkit.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    private static final RuleSpec RULE = RuleSpec.rule("TST-001", SubjectKind.USER, Severity.HIGH, Severity.LOW);
    private static final Subject ANN = new Subject(SubjectKind.USER, "u-1", "ann");
    private static final Subject PC = new Subject(SubjectKind.ENTRA_DEVICE, "d-1", "PC-7");

    @Test
    void anIdIsMadeOfTheRuleAndTheSubject() {
        assertThat(Finding.of(RULE, Violation.of(ANN)).id()).isEqualTo("TST-001:u-1");
    }

    @Test
    void whatTellsFindingsOfOneSubjectApartIsPartOfTheId() {
        assertThat(Finding.of(RULE, Violation.of(ANN).identifiedBy(PC)).id()).isEqualTo("TST-001:u-1:d-1");
    }

    @Test
    void whatChangesFromNightToNightIsNoPartOfTheId() {
        Violation tonight = Violation.of(ANN)
                .cause("a")
                .severity(Severity.LOW)
                .saw("age", 3)
                .related(PC);
        Violation tomorrow = Violation.of(ANN).cause("b").saw("age", 4);

        assertThat(Finding.of(RULE, tonight).id())
                .isEqualTo(Finding.of(RULE, tomorrow).id());
    }

    @Test
    void withoutASeverityOfItsOwnItHasTheRulesWorst() {
        assertThat(Finding.of(RULE, Violation.of(ANN)).severity()).isEqualTo(Severity.HIGH);
        assertThat(Finding.of(RULE, Violation.of(ANN).severity(Severity.LOW)).severity())
                .isEqualTo(Severity.LOW);
    }

    @Test
    void theOrderIsTheSameInEveryRun() {
        RuleSpec second = RuleSpec.rule("TST-002", SubjectKind.USER, Severity.CRITICAL);
        List<Finding> ordered = List.of(
                Finding.of(second, Violation.of(ANN)),
                finding("u-2", "ann", Severity.HIGH),
                finding("u-3", "Ann", Severity.HIGH),
                finding("u-1", "ben", Severity.HIGH),
                Finding.of(second, Violation.of(ANN).severity(Severity.HIGH)),
                finding("u-0", "aaa", Severity.LOW));
        for (long seed = 0; seed < 5; seed++) {
            var shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(Finding.ORDER);
            assertThat(shuffled).containsExactlyElementsOf(ordered);
        }
    }

    @Test
    void aViolationIsNeverChanged() {
        Violation bare = Violation.of(ANN);

        Violation full = bare.cause("c")
                .severity(Severity.LOW)
                .related(PC)
                .identifiedBy(PC)
                .saw("mail", null)
                .saw("age", 3)
                .say("next", "soon")
                .inferred();

        assertThat(bare).isEqualTo(Violation.of(ANN));
        assertThat(full.evidence()).containsExactly(Map.entry("mail", Nothing.NOTHING), Map.entry("age", 3));
        assertThat(full.related()).containsExactly(PC);
        assertThat(full.said()).containsExactly(Map.entry("next", "soon"));
        assertThat(full.confidence()).isEqualTo(Confidence.INFERENCE);
        assertThat(full.cause()).isEqualTo("c");
    }

    @Test
    void aResultCountsEverySeverityAndShowsTheWorstFirst() {
        AuditResult result = result(
                new RuleOutcome(
                        RULE,
                        Severity.HIGH,
                        Outcome.VIOLATED,
                        2,
                        List.of(finding("u-1", "ben", Severity.LOW), finding("u-2", "ann", Severity.HIGH)),
                        null),
                new RuleOutcome(RULE, Severity.HIGH, Outcome.PASSED, 2, List.of(), null));

        assertThat(result.countBySeverity())
                .containsExactly(
                        Map.entry(Severity.CRITICAL, 0),
                        Map.entry(Severity.HIGH, 1),
                        Map.entry(Severity.MEDIUM, 0),
                        Map.entry(Severity.LOW, 1),
                        Map.entry(Severity.INFO, 0));
        assertThat(result.findings()).extracting(f -> f.subject().name()).containsExactly("ann", "ben");
    }

    @ParameterizedTest
    @CsvSource({"PASSED, true", "VIOLATED, true", "NOT_APPLICABLE, true", "NOT_EVALUATED, false", "ERROR, false"})
    void aResultIsCompleteWhenEveryRuleGaveAVerdict(Outcome outcome, boolean complete) {
        assertThat(result(
                                new RuleOutcome(RULE, Severity.HIGH, Outcome.PASSED, 1, List.of(), null),
                                new RuleOutcome(RULE, Severity.HIGH, outcome, 0, List.of(), null))
                        .isComplete())
                .isEqualTo(complete);
    }

    @ParameterizedTest
    @CsvSource({"high, HIGH", "HIGH, HIGH", "Info, INFO", "none, ", "'', "})
    void aSeverityIsNamedWhateverTheCase(String name, Severity severity) {
        assertThat(Severity.named(name)).isEqualTo(java.util.Optional.ofNullable(severity));
    }

    @Test
    void worseIsAtLeastAsBad() {
        assertThat(Stream.of(Severity.values()).filter(s -> s.isAtLeast(Severity.MEDIUM)))
                .containsExactly(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM);
    }

    private static Finding finding(String id, String name, Severity severity) {
        return Finding.of(
                RULE, Violation.of(new Subject(SubjectKind.USER, id, name)).severity(severity));
    }

    private static AuditResult result(RuleOutcome... outcomes) {
        var run = new RunInfo("id", "t", "Contoso", Tenant.NOW, Tenant.NOW, Tenant.NOW);
        return new AuditResult(run, new Snapshot(Tenant.NOW, Map.of()), List.of(outcomes), List.<Departure>of());
    }

    @Test
    void confidenceIsNamedAsInEvidence() {
        assertThat(Violation.Confidence.values())
                .extracting(Violation.Confidence::key)
                .containsExactly("graph-fact", "inference");
    }
}
