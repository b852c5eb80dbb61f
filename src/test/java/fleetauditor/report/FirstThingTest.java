package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstThingTest {
    private final Wording wording = new Wording(Texts.in(Language.EN));

    @Test
    void worstComesFirst() {
        assertThat(things(SampleResult.full().findings()))
                .extracting(FirstThing::ruleId)
                .containsExactly("TST-003", "TST-001", "TST-004");
    }

    @Test
    void withinASeverityAlertingRulesComeFirstThenWhatConcernsMost() {
        RuleSpec one = RuleSpec.rule("TST-005", SubjectKind.USER, Severity.HIGH);
        RuleSpec two = RuleSpec.rule("TST-006", SubjectKind.USER, Severity.HIGH);
        RuleSpec alerting =
                RuleSpec.rule("TST-007", SubjectKind.USER, Severity.HIGH).alertingSecurity();
        assertThat(things(List.of(about(one, "a"), about(two, "a"), about(two, "b"), about(alerting, "a"))))
                .extracting(FirstThing::ruleId)
                .containsExactly("TST-007", "TST-006", "TST-005");
    }

    private static Finding about(RuleSpec rule, String user) {
        return Finding.of(rule, Violation.of(new Subject(SubjectKind.USER, user, user)));
    }

    @Test
    void whatFollowsIsCountedAndNotListed() {
        FirstThing stopped = things(SampleResult.full().findings()).get(0);
        assertThat(stopped.count()).isEqualTo(1);
        assertThat(wording.what(stopped))
                .isEqualTo("Directory sync of Contoso stopped 30 hours ago. 1 other finding follows from this.");
    }

    @Test
    void manyAreToldInOneSentence() {
        FirstThing unlicensed = things(SampleResult.full().findings()).get(1);
        assertThat(unlicensed.what()).isEqualTo("2 users sign in to joined PCs without an Intune license");
        assertThat(unlicensed.severity()).isEqualTo(Severity.HIGH);
        assertThat(unlicensed.step())
                .isEqualTo("For example bob@contoso.com: Switch the Intune plan on in the license of bob@contoso.com.");
    }

    @Test
    void aStepThatFitsOnlySomeOfManyIsAnExample() {
        RuleSpec rule = RuleSpec.rule("LIC-001", SubjectKind.USER, Severity.HIGH);
        Finding ann = because(rule, "ann", "plan-disabled");
        String step = things(List.of(ann)).get(0).step();
        assertThat(step).startsWith("Microsoft 365 admin center > ").doesNotContain("{");

        assertThat(things(List.of(ann, because(rule, "bob", "plan-disabled")))
                        .get(0)
                        .step())
                .isEqualTo(step);
        assertThat(things(List.of(ann, because(rule, "bob", "never-licensed")))
                        .get(0)
                        .step())
                .isEqualTo("For example ann: " + step);
    }

    private static Finding because(RuleSpec rule, String user, String cause) {
        return Finding.of(
                rule, Violation.of(new Subject(SubjectKind.USER, user, user)).cause(cause));
    }

    @Test
    void aRuleWithoutSuchASentenceNamesItself() {
        assertThat(things(SampleResult.many(1_200).findings())).singleElement().satisfies(thing -> {
            assertThat(thing.what())
                    .isEqualTo("1,200 managed devices break the rule “Managed device has synced within seven days”.");
            assertThat(thing.step()).isEqualTo("Switch the device on and connect it to the internet.");
        });
    }

    @Test
    void thereAreTenAtMost() {
        var findings = new ArrayList<Finding>();
        IntStream.range(0, 30)
                .forEach(i -> findings.add(about(
                        RuleSpec.rule("TST-%03d".formatted(1 + i % 12), SubjectKind.USER, Severity.LOW), "u" + i)));
        findings.sort(Comparator.comparing(Finding::id));
        assertThat(things(findings)).hasSize(10);
    }

    private List<FirstThing> things(List<Finding> findings) {
        return FirstThing.of(new Incidents(findings), wording);
    }
}
