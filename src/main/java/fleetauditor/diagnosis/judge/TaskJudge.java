package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.ScheduledTask;
import fleetauditor.diagnosis.read.ScheduledTask.Schedule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tasks that make a device sync. The eight-hour schedule is the one that lasts; without it syncing stops some two
 * hours after enrollment. A second folder belongs to the linked enrollment (MMP-C) and is normal.
 */
public final class TaskJudge {
    private static final Map<Schedule, String> INTERVALS =
            new EnumMap<>(Map.of(Schedule.FIRST, "PT3M", Schedule.SECOND, "PT15M", Schedule.THIRD, "PT8H"));
    private static final Set<String> SYSTEM_ACCOUNTS =
            Set.of("s-1-5-18", "system", "nt authority\\system", "localsystem");
    /** Results of the task scheduler itself that are no failures: has not run yet, is running and the like. */
    private static final int SCHEDULER_STATES = 0x0004;

    private TaskJudge() {}

    public static void judge(List<ScheduledTask> tasks, Conclusions conclusions) {
        Map<String, List<ScheduledTask>> folders = new LinkedHashMap<>();
        for (ScheduledTask task : tasks) {
            folders.computeIfAbsent(task.folder().toLowerCase(Locale.ROOT), f -> new ArrayList<>())
                    .add(task);
            judge(task, conclusions);
        }
        boolean anySchedule = tasks.stream().anyMatch(t -> t.schedule() != null);
        folders.values().forEach(folder -> missing(folder, conclusions));
        boolean listing = tasks.stream().filter(t -> !t.isExport()).count() >= 3;
        if (!anySchedule && listing) {
            conclusions.add(Draft.warning("tasks.noneOfFour").at(tasks.get(0).line()));
        }
        if (folders.size() > 1) {
            Draft draft = Draft.info("tasks.secondEnrollment").value("count", folders.size());
            folders.values().forEach(f -> draft.at(f.get(0).line()));
            conclusions.add(draft);
        }
        if (anySchedule
                && conclusions.list().stream().noneMatch(c -> c.gravity().compareTo(Gravity.WARNING) <= 0)) {
            conclusions.add(Draft.info("tasks.healthy").at(tasks.get(0).line()));
        }
    }

    private static void judge(ScheduledTask task, Conclusions conclusions) {
        Schedule schedule = task.schedule();
        if (schedule != null && Boolean.FALSE.equals(task.enabled())) {
            Gravity gravity = schedule == Schedule.THIRD ? Gravity.FAULT : Gravity.WARNING;
            conclusions.add(Draft.of(keyOf("Disabled", schedule), gravity)
                    .value("task", task.name())
                    .variant(schedule.name().toLowerCase(Locale.ROOT))
                    .at(task.lines()));
        }
        if (task.name().startsWith("PushLaunch") && Boolean.FALSE.equals(task.enabled())) {
            conclusions.add(Draft.warning("tasks.pushDisabled")
                    .value("task", task.name())
                    .at(task.lines()));
        }
        String action = task.action().toLowerCase(Locale.ROOT);
        if (isWhole(action) && isWhole(task.folder()) && !action.equalsIgnoreCase(task.folder())) {
            conclusions.add(Draft.fault("tasks.otherEnrollment")
                    .value("folder", task.folder())
                    .value("action", task.action())
                    .at(task.line()));
        }
        settings(task, schedule, conclusions);
        result(task, conclusions);
    }

    private static String keyOf(String what, Schedule schedule) {
        return switch (schedule) {
            case THIRD -> "tasks.lasting" + what;
            case LOGIN -> "tasks.login" + what;
            case FIRST, SECOND -> "tasks.early" + what;
        };
    }

    private static boolean isWhole(String id) {
        return id.length() == 36;
    }

    private static void settings(
            ScheduledTask task, @org.jspecify.annotations.Nullable Schedule schedule, Conclusions conclusions) {
        ScheduledTask.Settings settings = task.settings();
        if (settings == null || schedule == null) {
            return;
        }
        String expected = INTERVALS.get(schedule);
        String interval = settings.interval();
        if (expected != null && interval != null && !expected.equals(interval)) {
            conclusions.add(Draft.warning("tasks.otherInterval")
                    .value("task", task.name())
                    .value("interval", interval)
                    .value("expected", expected)
                    .at(task.line()));
        }
        String account = settings.account();
        if (account != null && !SYSTEM_ACCOUNTS.contains(account.toLowerCase(Locale.ROOT))) {
            conclusions.add(Draft.warning("tasks.otherAccount")
                    .value("task", task.name())
                    .value("account", account)
                    .at(task.line()));
        }
        if (Boolean.FALSE.equals(settings.startWhenAvailable()) && schedule == Schedule.THIRD) {
            conclusions.add(Draft.info("tasks.noCatchUp").at(task.line()));
        }
        if (Boolean.FALSE.equals(settings.networkOnly())) {
            conclusions.add(Draft.info("tasks.withoutNetwork").at(task.line()));
        }
    }

    private static void result(ScheduledTask task, Conclusions conclusions) {
        ErrorCode result = task.lastResult();
        if (result == null || result.high() == SCHEDULER_STATES) {
            return;
        }
        if (result.equals(ManagementEvents.BAD_REQUEST)) {
            conclusions.add(ManagementEvents.rejected(List.of(result), List.of(task.line())));
            return;
        }
        Verdict verdict = Verdict.of("", List.of(result), "sync");
        Gravity gravity = verdict.entry() == null ? Gravity.WARNING : verdict.gravity();
        conclusions.add(Draft.of("tasks.lastResult", gravity)
                .codes(List.of(result))
                .decidedBy(verdict)
                .value("task", task.name())
                .at(task.line()));
    }

    /** Only a listing that shows at least two of the four tells which of them are missing. */
    private static void missing(List<ScheduledTask> folder, Conclusions conclusions) {
        Set<Schedule> shown = EnumSet.noneOf(Schedule.class);
        var lines = new ArrayList<Line>();
        for (ScheduledTask task : folder) {
            Schedule schedule = task.schedule();
            if (schedule != null && !task.isExport()) {
                shown.add(schedule);
                lines.add(task.line());
            }
        }
        if (shown.size() < 2) {
            return;
        }
        for (Schedule schedule : Schedule.values()) {
            if (shown.contains(schedule)) {
                continue;
            }
            Gravity gravity = switch (schedule) {
                case THIRD -> Gravity.FAULT;
                case FIRST, SECOND -> Gravity.WARNING;
                case LOGIN -> Gravity.INFO;
            };
            conclusions.add(Draft.of(keyOf("Missing", schedule), gravity)
                    .value("folder", folder.get(0).folder())
                    .variant(schedule.name().toLowerCase(Locale.ROOT))
                    .inferred()
                    .at(lines));
        }
    }
}
