package fleetauditor.diagnosis.read;

import fleetauditor.diagnosis.codes.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A task below {@code \Microsoft\Windows\EnterpriseMgmt}.
 *
 * @param folder the enrollment id that its folder is named by, without braces; empty when not shown
 * @param name as shown, perhaps cut
 * @param enabled null when not shown
 * @param lastResult null when not shown or zero
 * @param action the enrollment id that its command names after {@code /o}; empty when not shown
 * @param settings what only task XML shows; null in listings
 * @param line where its name stands
 * @param stateLine where its state stands; the same line when there is none
 */
public record ScheduledTask(
        String folder,
        String name,
        @Nullable Boolean enabled,
        @Nullable ErrorCode lastResult,
        String action,
        @Nullable Settings settings,
        Line line,
        Line stateLine) {

    /**
     * Settings of task XML; each null when the XML does not say.
     *
     * @param interval an ISO 8601 duration, for example {@code PT8H}
     * @param account a SID or name
     */
    public record Settings(
            @Nullable String interval,
            @Nullable String account,
            @Nullable Boolean startWhenAvailable,
            @Nullable Boolean networkOnly) {}

    /** Which of the four schedules that make a device sync. */
    public enum Schedule {
        FIRST,
        SECOND,
        THIRD,
        LOGIN
    }

    /** Which schedule this is; null for every other task. */
    public @Nullable Schedule schedule() {
        String n = name.toLowerCase(Locale.ROOT).strip();
        if (n.startsWith("schedule #1")) {
            return Schedule.FIRST;
        }
        if (n.startsWith("schedule #2")) {
            return Schedule.SECOND;
        }
        if (n.startsWith("schedule #3")) {
            return Schedule.THIRD;
        }
        return n.startsWith("login schedule") ? Schedule.LOGIN : null;
    }

    /** Whether it stands alone, as an exported task, instead of in a listing that shows what is missing. */
    public boolean isExport() {
        return settings != null;
    }

    /** Both lines, once when they are the same. */
    public List<Line> lines() {
        return line.equals(stateLine) ? List.of(line) : List.of(line, stateLine);
    }
}
