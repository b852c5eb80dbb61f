package fleetauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.Dataset;
import fleetauditor.model.SubjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSpecTest {
    private final RuleSpec bare = RuleSpec.rule("TST-001", SubjectKind.USER, Severity.HIGH, Severity.LOW);

    @Test
    void aRuleStartsWithNothingButItsSubjectAndSeverities() {
        assertThat(bare)
                .isEqualTo(new RuleSpec(
                        "TST-001",
                        SubjectKind.USER,
                        List.of(Severity.HIGH, Severity.LOW),
                        List.of(),
                        List.of(),
                        List.of(),
                        false));
        assertThat(bare.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void eachStepAddsItsPart() {
        assertThat(bare.withCauses("a", "b")
                        .requiring(Dataset.USERS)
                        .using(Dataset.SIGN_INS)
                        .alertingSecurity())
                .isEqualTo(new RuleSpec(
                        "TST-001",
                        SubjectKind.USER,
                        List.of(Severity.HIGH, Severity.LOW),
                        List.of("a", "b"),
                        List.of(Dataset.USERS),
                        List.of(Dataset.SIGN_INS),
                        true));
    }

    @Test
    void itReadsWhatItRequiresAndWhatItUses() {
        assertThat(bare.requiring(Dataset.USERS).using(Dataset.SIGN_INS).reads())
                .containsExactly(Dataset.USERS, Dataset.SIGN_INS);
    }
}
