package fleetauditor.lifecycle;

import fleetauditor.lifecycle.PastRun.Completeness;
import java.util.List;
import java.util.Optional;

/**
 * The run that a report compares with: the last complete one. A tenant that lacks a license or a permission for good is
 * never complete; when none of the last {@link #WINDOW} audits was, the last of them is taken.
 */
public final class Baseline {
    /** How many audits back a complete one is looked for. */
    public static final int WINDOW = 7;

    private Baseline() {}

    /** @param newestFirst runs of one tenant; failed ones do not count */
    public static Optional<PastRun> of(List<PastRun> newestFirst) {
        List<PastRun> audits = newestFirst.stream()
                .filter(run -> run.completeness() != Completeness.FAILED)
                .limit(WINDOW)
                .toList();
        return audits.stream()
                .filter(PastRun::isComplete)
                .findFirst()
                .or(() -> audits.stream().findFirst());
    }
}
