package fleetauditor.waiver;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A finding, or several, that somebody accepted for a time. They stay in the reports, apart.
 *
 * @param number its place in the file, from 1
 * @param reason why the findings are accepted
 * @param owner who answers for it
 * @param ticket where it was decided; null when nobody said
 * @param until the last day it holds, in UTC
 */
public record Waiver(
        int number,
        String ruleId,
        WaivedSubject subject,
        String reason,
        String owner,
        @Nullable String ticket,
        LocalDate until) {
    /** The longest time a waiver can be given for, in days. */
    public static final int MOST_DAYS = 365;

    /** How many days before its end a waiver is listed as lapsing. */
    public static final int LAPSING_DAYS = 14;

    /** Whether it still holds on this day. */
    public boolean holdsOn(LocalDate day) {
        return !until.isBefore(day);
    }

    /** Whether it holds on this day and ends within {@link #LAPSING_DAYS}. */
    public boolean lapsesSoonAfter(LocalDate day) {
        return holdsOn(day) && ChronoUnit.DAYS.between(day, until) <= LAPSING_DAYS;
    }
}
