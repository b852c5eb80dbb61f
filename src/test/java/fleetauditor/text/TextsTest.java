package fleetauditor.text;

import static fleetauditor.testkit.Tenant.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Subject PC = new Subject(SubjectKind.MANAGED_DEVICE, "d-1", "PC-7");
    private static final Subject ANN = new Subject(SubjectKind.USER, "u-1", "ann@contoso.com");
    private static final RuleSpec LIC_002 =
            RuleSpec.rule("LIC-002", SubjectKind.MANAGED_DEVICE, Severity.HIGH).withCauses("user-deleted");

    private final Texts texts = Texts.in(Language.EN);

    @Test
    void aFindingIsToldByItsSubjectAndItsFirstRelatedObject() {
        Finding finding = Finding.of(LIC_002, Violation.of(PC).related(List.of(ANN, PC)));

        assertThat(texts.summary(finding))
                .isEqualTo("The primary user of PC-7, ann@contoso.com, has no Intune license.");
    }

    @Test
    void aCauseHasItsOwnSentenceWhereThereIsOne() {
        RuleText text = texts.rule("LIC-002");
        Finding plain = Finding.of(LIC_002, Violation.of(PC).related(ANN));
        Finding unheard = Finding.of(LIC_002, Violation.of(PC).related(ANN).cause("no-such-cause"));

        assertThat(text.summaries().keySet()).contains("default");
        assertThat(texts.summary(unheard)).isEqualTo(texts.summary(plain));
        text.summaries().keySet().stream()
                .filter(cause -> !cause.equals("default"))
                .forEach(cause -> assertThat(texts.summary(Finding.of(
                                LIC_002, Violation.of(PC).related(ANN).cause(cause))))
                        .isNotEqualTo(texts.summary(plain)));
    }

    @Test
    void whatHasNoNameIsCalledByItsId() {
        var nameless = new Subject(SubjectKind.MANAGED_DEVICE, "d-1", " ");

        assertThat(texts.summary(Finding.of(LIC_002, Violation.of(nameless).related(ANN))))
                .startsWith("The primary user of d-1, ");
    }

    @Test
    void theEvidenceFillsTheSentence() {
        RuleSpec rule = RuleSpec.rule("SYN-001", SubjectKind.MANAGED_DEVICE, Severity.LOW);
        Finding finding = Finding.of(
                rule,
                Violation.of(PC)
                        .saw("lastSyncDateTime", NOW)
                        .saw("missedCheckIns", 24)
                        .say("age", java.time.Duration.ofDays(8)));

        assertThat(texts.summary(finding))
                .isEqualTo("PC-7 last synced 8 days ago (2026-08-15 09:00 UTC); 24 regular check-ins were missed.");
        assertThat(texts.remediation(finding)).isNotEmpty();
    }

    @Test
    void headingsAreFilledInOrder() {
        assertThat(texts.get("title", "Contoso")).isEqualTo("Fleet audit of Contoso");
        assertThat(texts.get("related", "a", "b")).isEqualTo("a b");
        assertThat(texts.get("title", "{0} {1}")).isEqualTo("Fleet audit of {0} {1}");
        assertThat(texts.language()).isEqualTo(Language.EN);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> texts.get("no.such.key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no text 'no.such.key' in report.yaml (en)");
        assertThatThrownBy(() -> texts.rule("XYZ-001"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/en/rules/XYZ-001.yaml");
    }
}
