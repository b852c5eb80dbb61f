package fleetauditor.lifecycle;

import java.util.List;
import java.util.Map;

/**
 * The findings that were there in one run, those included that it could not judge.
 *
 * @param findings by key; severity and state are those of that run, everything else is as it was last seen
 */
public record RunFindings(PastRun run, Map<String, RunFinding> findings, List<RuleVerdict> verdicts) {
    /**
     * A finding in one run.
     *
     * @param state open or waived
     * @param judged whether the run saw it; false when it could only not say that it was gone
     */
    public record RunFinding(Facts facts, Life.State state, boolean judged) {}

    public RunFindings {
        findings = Map.copyOf(findings);
        verdicts = List.copyOf(verdicts);
    }
}
