package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.model.SubjectKind;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final RuleSpec WITHOUT_USE = RuleSpec.rule("LIC-006", SubjectKind.USER, Severity.LOW)
            .requiring(Dataset.USERS)
            .using(Dataset.SIGN_INS);

    @Test
    void saysWhatARuleLeavesOutAndWhy() {
        AuditResult result = SampleResult.without(SampleResult.empty(), Dataset.SIGN_INS);

        assertThat(reason(Language.EN, Outcome.PASSED, "signIns", result))
                .startsWith("Enabled users without a device are left out")
                .endsWith(": signIns is failed: GET " + Dataset.SIGN_INS.path() + ": 500");
        assertThat(reason(Language.JA, Outcome.PASSED, "signIns", result))
                .endsWith("デバイスのない有効なユーザーは対象外です: signIns を読み取れませんでした: GET " + Dataset.SIGN_INS.path() + ": 500");
    }

    @Test
    void saysWhyARuleGaveNoVerdict() {
        AuditResult result = SampleResult.without(SampleResult.empty(), Dataset.USERS);

        assertThat(reason(Language.JA, Outcome.NOT_EVALUATED, "users", result))
                .isEqualTo("users を読み取れませんでした: GET " + Dataset.USERS.path() + ": 500");
    }

    @Test
    void saysNothingWhereARuleSaysNothing() {
        AuditResult result = SampleResult.without(SampleResult.empty(), Dataset.SIGN_INS);

        assertThat(reason(Language.JA, Outcome.PASSED, null, result)).isNull();
    }

    @Test
    void showsTheReasonOfABugAsItIs() {
        AuditResult result = SampleResult.without(SampleResult.empty(), Dataset.USERS);

        assertThat(reason(Language.JA, Outcome.ERROR, "The rule failed with X.", result))
                .isEqualTo("The rule failed with X.");
    }

    private static @Nullable String reason(
            Language language, Outcome outcome, @Nullable String reason, AuditResult result) {
        return new Wording(Texts.in(language)).reason(SampleResult.outcome(WITHOUT_USE, outcome, 1, reason), result);
    }
}
