package fleetauditor.audit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one rule said of one snapshot.
 *
 * @param severity the worst severity its findings can have, after any override in the settings
 * @param examined how many subjects were looked at
 * @param reason why it was not evaluated or failed, or what it left out; null otherwise
 * @param unjudged ids of subjects that the rule did not judge this time, so that earlier findings about them stay
 */
public record RuleOutcome(
        RuleSpec rule,
        Severity severity,
        Outcome outcome,
        int examined,
        List<Finding> findings,
        @Nullable String reason,
        Set<String> unjudged) {
    /** The verdict. Only {@link #PASSED} is good news. */
    public enum Outcome {
        PASSED("passed"),
        VIOLATED("violated"),
        /** Nothing to examine. */
        NOT_APPLICABLE("notApplicable"),
        /** A dataset it needs is not complete. */
        NOT_EVALUATED("notEvaluated"),
        /** The rule itself failed: our bug. */
        ERROR("error");

        private final String key;

        Outcome(String key) {
            this.key = key;
        }

        /** The name in the JSON report. */
        public String key() {
            return key;
        }
    }

    public RuleOutcome {
        findings = List.copyOf(findings);
        unjudged = Set.copyOf(unjudged);
    }

    /** An outcome that leaves no subject unjudged. */
    public RuleOutcome(
            RuleSpec rule,
            Severity severity,
            Outcome outcome,
            int examined,
            List<Finding> findings,
            @Nullable String reason) {
        this(rule, severity, outcome, examined, findings, reason, Set.of());
    }

    /** The same verdict with {@code others} in place of its findings. */
    public RuleOutcome withFindings(List<Finding> others) {
        return new RuleOutcome(rule, severity, outcome, examined, others, reason, unjudged);
    }

    /** Whether the rule gave no verdict. */
    public boolean isGap() {
        return outcome == Outcome.NOT_EVALUATED || outcome == Outcome.ERROR;
    }
}
