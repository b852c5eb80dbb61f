package fleetauditor.lifecycle;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One day of the trend: the last audit of that day.
 *
 * @param day in UTC, by the audit's clock
 */
public record TrendPoint(LocalDate day, boolean complete, Tally tally) {
    /** How many days the trend goes back. */
    public static final int DAYS = 90;

    public static TrendPoint of(PastRun run) {
        return new TrendPoint(LocalDate.ofInstant(run.info().asOf(), ZoneOffset.UTC), run.isComplete(), run.tally());
    }
}
