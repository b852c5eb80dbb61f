package fleetauditor.diagnosis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.diagnosis.show.Words;
import fleetauditor.model.Dataset;
import fleetauditor.model.SubjectKind;
import fleetauditor.text.Language;
import fleetauditor.text.RuleText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleAnswerTest {
    private static final RuleSpec SPEC = RuleSpec.rule("XYZ-001", SubjectKind.USER, Severity.HIGH, Severity.LOW)
            .withCauses("no-plan")
            .requiring(Dataset.USERS)
            .using(Dataset.SIGN_INS);
    private static final RuleText TEXT = new RuleText(
            "Every user has a plan",
            "Without one nothing works.",
            Map.of("default", "{subject} has no plan.", "no-plan", "{subject} lost the plan."),
            Map.of("default", List.of("Give one."), "no-plan", List.of("Give it back.", "Wait.")));

    @Test
    void aRuleIsToldFromItsTitleToItsPermissions() {
        List<String> lines = new RuleAnswerText(Words.in(Language.EN)).lines(RuleAnswer.of(SPEC, TEXT, false, "User"));

        assertThat(lines)
                .containsExactly(
                        "XYZ-001  Every user has a plan",
                        "  Severity: high, low",
                        "  Finds: <User> has no plan.",
                        "  Why: Without one nothing works.",
                        "  If the cause is no-plan: <User> lost the plan.",
                        "    1. Give it back.",
                        "    2. Wait.",
                        "  What to do:",
                        "    1. Give one.",
                        "  Needs the datasets: users",
                        "  Uses, if there: signIns",
                        "  Graph permissions: User.Read.All");
    }

    @Test
    void aRuleWithoutATextInTheLanguageIsToldInEnglishWithANote() {
        assertThat(new RuleAnswerText(Words.in(Language.JA)).lines(RuleAnswer.of(SPEC, TEXT, true, "User")))
                .contains("XYZ-001  Every user has a plan", "  (この規則の説明は英語のみ。)");
    }

    @Test
    void aRuleWithoutAnyTextIsStillNamed() {
        assertThat(new RuleAnswerText(Words.in(Language.EN)).lines(RuleAnswer.of(SPEC, null, false, "User")))
                .startsWith("XYZ-001", "  Severity: high, low");
    }

    @Test
    void jsonHoldsTheSame() {
        assertThat(new RuleAnswerText(Words.in(Language.EN)).json(RuleAnswer.of(SPEC, TEXT, false, "User")))
                .contains("\"id\" : \"XYZ-001\"", "\"cause\" : \"no-plan\"", "\"permissions\" : [ \"User.Read.All\" ]");
    }

    @Test
    void ruleIdsAreToldFromCodes() {
        assertThat(RuleAnswer.isRuleId(" lic-001 ")).isTrue();
        assertThat(RuleAnswer.isRuleId("0x80190190")).isFalse();
    }
}
