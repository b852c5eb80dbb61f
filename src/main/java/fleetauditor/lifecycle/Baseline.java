package fleetauditor.lifecycle;

import fleetauditor.lifecycle.PastRun.Completeness;
import java.util.List;
import java.util.Optional;

/**
 * The run that a report compares with: the last complete one. A tenant that lacks a license or a permission for good is
 * never complete; when none of the last {@link #WINDOW} audits was, the last of them is taken. An audit of every rule is
 * compared with such audits only, so that what changed since the last night is in its report even when a partial audit
 * between the two told it already.
 */
public final class Baseline {
    /** How many audits back a complete one is looked for. */
    public static final int WINDOW = 7;

    private Baseline() {}

    /**
     * The run to compare with.
     *
     * @param newestFirst runs of one tenant; failed ones do not count
     * @param partial whether the run that is compared asks only some of the rules
     */
    public static Optional<PastRun> of(List<PastRun> newestFirst, boolean partial) {
        List<PastRun> audits = newestFirst.stream()
                .filter(run -> run.completeness() != Completeness.FAILED)
                .filter(run -> partial || !run.partial())
                .limit(WINDOW)
                .toList();
        return audits.stream()
                .filter(PastRun::isComplete)
                .findFirst()
                .or(() -> audits.stream().findFirst());
    }
}
