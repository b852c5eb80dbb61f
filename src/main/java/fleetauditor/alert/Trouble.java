package fleetauditor.alert;

import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is wrong with the audits themselves for the second night in a row. It is told once, and again as a reminder. An
 * audit of some of the rules is no night: it neither ends a row nor adds to it.
 */
enum Trouble {
    /** There was no audit. */
    FAILED,
    /** Rules could not be evaluated, or there was no audit. */
    INCOMPLETE,
    NONE;

    /** Runs this far apart belong to two nights. */
    static final Duration NIGHTS_APART = Duration.ofHours(12);

    /**
     * What is to be told now, after an audit of every rule or none at all.
     *
     * @param now how this run ended
     * @param asOf the clock of this run
     * @param earlier runs of the tenant, newest first; this one is not among them
     * @param remindAfter how long until it is told again; zero for never
     */
    static Trouble of(Completeness now, Instant asOf, List<PastRun> earlier, Duration remindAfter) {
        List<PastRun> nights = earlier.stream().filter(run -> !run.partial()).toList();
        if (now == Completeness.FAILED
                && isDue(asOf, streak(nights, c -> c == Completeness.FAILED), nights, remindAfter)) {
            return FAILED;
        }
        return now != Completeness.COMPLETE
                        && isDue(asOf, streak(nights, c -> c != Completeness.COMPLETE), nights, remindAfter)
                ? INCOMPLETE
                : NONE;
    }

    /** The clocks of the runs right before this one that ended so, oldest last. */
    private static List<Instant> streak(List<PastRun> earlier, Predicate<Completeness> kind) {
        return earlier.stream()
                .takeWhile(run -> kind.test(run.completeness()))
                .map(run -> run.info().asOf())
                .toList();
    }

    private static boolean isDue(Instant asOf, List<Instant> streak, List<PastRun> earlier, Duration remindAfter) {
        if (streak.isEmpty()) {
            return false;
        }
        Instant second = streak.get(streak.size() - 1).plus(NIGHTS_APART);
        Instant told = null;
        for (Instant run : streak) {
            told = run.isBefore(second) ? told : run;
        }
        if (told == null) {
            return !asOf.isBefore(second);
        }
        return Reminders.isDue(told, earlier.get(0).info().asOf(), asOf, remindAfter);
    }
}
