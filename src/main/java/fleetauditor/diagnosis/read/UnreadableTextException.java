package fleetauditor.diagnosis.read;

import fleetauditor.diagnosis.Diagnosis.Problem;

/** The bytes are no text that could be evidence. */
public final class UnreadableTextException extends Exception {
    private final Problem problem;

    UnreadableTextException(Problem problem) {
        super(problem.key());
        this.problem = problem;
    }

    /** Why: empty, too large or binary. */
    public Problem problem() {
        return problem;
    }
}
