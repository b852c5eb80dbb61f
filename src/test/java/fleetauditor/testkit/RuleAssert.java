package fleetauditor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Auditor;
import fleetauditor.audit.Finding;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.Severity;
import fleetauditor.model.Subject;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.util.List;

/** {@code assertThat(rule).on(tenant()...).finds("PC-1").withCause("expired")}. */
public final class RuleAssert {
    private static final Texts TEXTS = Texts.in(Language.EN);
    private final Rule<?> rule;

    private RuleAssert(Rule<?> rule) {
        this.rule = rule;
    }

    public static RuleAssert assertRule(Rule<?> rule) {
        return new RuleAssert(rule);
    }

    /** Applies the rule to the tenant. */
    public On on(Tenant tenant) {
        return new On(new Auditor(List.of(rule), RuleSettings.DEFAULT)
                .audit(tenant.snapshot())
                .get(0));
    }

    /** What the rule said of one tenant. */
    public record On(RuleOutcome outcome) {
        /** There is exactly one finding, about the subject of this name, and nothing was left out. */
        public Found finds(String subject) {
            assertThat(outcome.reason()).isNull();
            assertThat(outcome.findings().stream().map(f -> f.subject().name())).containsExactly(subject);
            assertThat(outcome.outcome()).isEqualTo(Outcome.VIOLATED);
            return new Found(outcome.findings().get(0));
        }

        /** There are exactly these findings, in any order, and nothing was left out. */
        public List<Finding> findsAll(String... subjects) {
            assertThat(outcome.reason()).isNull();
            assertThat(outcome.findings().stream().map(f -> f.subject().name())).containsExactlyInAnyOrder(subjects);
            return outcome.findings();
        }

        /** Something was examined, nothing is wrong and nothing was left out. */
        public On passes() {
            assertThat(outcome.reason()).isNull();
            assertThat(outcome.findings()).isEmpty();
            assertThat(outcome.outcome()).isEqualTo(Outcome.PASSED);
            return this;
        }

        /** There is nothing to examine. */
        public void isNotApplicable() {
            assertThat(outcome.outcome()).as(outcome.toString()).isEqualTo(Outcome.NOT_APPLICABLE);
        }

        /** A dataset is missing, and the reason names it. */
        public void isNotEvaluatedBecauseOf(String dataset) {
            assertThat(outcome.outcome()).isEqualTo(Outcome.NOT_EVALUATED);
            assertThat(outcome.reason()).contains(dataset);
        }

        public On examines(int subjects) {
            assertThat(outcome.examined()).isEqualTo(subjects);
            return this;
        }

        /** The reason says so; what else the rule said is left to look at. */
        public On leavesOut(String text) {
            assertThat(outcome.reason()).contains(text);
            return new On(new RuleOutcome(
                    outcome.rule(),
                    outcome.severity(),
                    outcome.outcome(),
                    outcome.examined(),
                    outcome.findings(),
                    null,
                    outcome.unjudged()));
        }
    }

    /** One finding. */
    public record Found(Finding finding) {
        public Found withCause(String cause) {
            assertThat(finding.cause()).isEqualTo(cause);
            assertThat(finding.rule().causes()).contains(cause);
            return this;
        }

        public Found withSeverity(Severity severity) {
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.rule().severities()).contains(severity);
            return this;
        }

        /** The related objects have exactly these names, in any order. */
        public Found relatedTo(String... names) {
            assertThat(finding.related().stream().map(Subject::name)).containsExactlyInAnyOrder(names);
            return this;
        }

        public Found seeing(String property, Object value) {
            assertThat(finding.evidence()).containsEntry(property, value);
            return this;
        }

        /** The sentence for a person contains this; no placeholder is left in it or in the steps. */
        public Found saying(String text) {
            assertThat(TEXTS.summary(finding)).contains(text).doesNotContain("{", "}");
            assertThat(String.join(" ", TEXTS.remediation(finding))).doesNotContain("{", "}");
            return this;
        }
    }
}
