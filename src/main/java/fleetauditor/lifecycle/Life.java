package fleetauditor.lifecycle;

import fleetauditor.audit.Severity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a finding so far. Times are the clocks of the audits; run numbers count a tenant's runs from 1.
 *
 * @param judged whether the last run could say anything about it; when not, everything else is as before
 * @param resolvedAt null while it is there
 * @param resolvedRun null while it is there
 * @param reopenedRun the run that last saw it come back; null when it never did
 * @param worsenedRun the run that last saw its severity rise, unless it fell since; null when none did
 * @param worsenedFrom the severity before it rose; null exactly when {@code worsenedRun} is
 */
public record Life(
        State state,
        boolean judged,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant resolvedAt,
        long firstRun,
        long lastRun,
        @Nullable Long resolvedRun,
        @Nullable Long reopenedRun,
        @Nullable Long worsenedRun,
        @Nullable Severity worsenedFrom) {
    /** What the store says of a finding between two runs. */
    public enum State {
        OPEN,
        WAIVED,
        RESOLVED;

        /** The name in the store. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The life of a finding that run {@code run} saw first. */
    static Life begun(State state, long run, Instant asOf) {
        return new Life(state, true, asOf, asOf, null, run, run, null, null, null, null);
    }

    /**
     * Run {@code run} saw it again.
     *
     * @param baseline the number of the run that is compared with; a rise since then keeps the severity it began at
     */
    Life seen(State now, long run, Instant asOf, Severity before, Severity severity, long baseline) {
        Instant first = asOf.isBefore(firstSeen) ? asOf : firstSeen;
        Instant last = asOf.isAfter(lastSeen) ? asOf : lastSeen;
        if (state == State.RESOLVED) {
            return new Life(now, true, first, last, null, firstRun, run, null, run, null, null);
        }
        Long roseIn = worsenedRun;
        Severity from = worsenedFrom;
        if (severity.compareTo(before) < 0) {
            from = from != null && roseIn != null && roseIn > baseline ? from : before;
            roseIn = run;
        } else if (severity.compareTo(before) > 0) {
            roseIn = null;
            from = null;
        }
        return new Life(now, true, first, last, null, firstRun, run, null, reopenedRun, roseIn, from);
    }

    /** A run that could not say whether it is still there. */
    Life unjudged(State now) {
        return new Life(
                now,
                false,
                firstSeen,
                lastSeen,
                resolvedAt,
                firstRun,
                lastRun,
                resolvedRun,
                reopenedRun,
                worsenedRun,
                worsenedFrom);
    }

    /** Run {@code run} looked and did not find it. */
    Life resolved(long run, Instant asOf) {
        return new Life(
                State.RESOLVED, true, firstSeen, lastSeen, asOf, firstRun, lastRun, run, reopenedRun, null, null);
    }
}
