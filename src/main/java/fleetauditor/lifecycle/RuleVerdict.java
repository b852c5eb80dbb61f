package fleetauditor.lifecycle;

import fleetauditor.audit.RuleOutcome.Outcome;

/** What one rule said in one run. */
public record RuleVerdict(String ruleId, Outcome outcome, int examined, int findings) {
    /** Whether the rule gave no verdict. */
    public boolean isGap() {
        return outcome == Outcome.NOT_EVALUATED || outcome == Outcome.ERROR;
    }
}
