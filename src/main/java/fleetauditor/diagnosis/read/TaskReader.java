package fleetauditor.diagnosis.read;

import fleetauditor.diagnosis.codes.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads scheduled tasks of EnterpriseMgmt: {@code schtasks} as list, table or CSV, {@code Get-ScheduledTask} as table or
 * list, folder listings, and task XML.
 */
public final class TaskReader {
    private static final Pattern PATH =
            Pattern.compile("(?i)EnterpriseMgmt\\\\+\\{?([^\\\\\\s\"<>},]+)\\}?(?:\\\\+([^\"<>\\t,]{0,200}))?");
    /** Tables cut the name anywhere. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?<!First )(?:Schedule #[1-9]|Login Schedule)(?: created(?: by(?: en\\w*(?: cl\\w*)?)?)?)?");

    private static final Pattern ACTION =
            Pattern.compile("(?i)/o\\s{1,3}\"?\\{?([0-9a-f]{8}-[0-9a-f-]{27}|[^\\s\"/]{4,60})");
    private static final Pattern OFF = Pattern.compile(
            "(?i)(?<!\\p{L})(?:disabled|無効|deaktiviert|désactivée?|deshabilitad[oa]|disabilitat[oa])(?!\\p{L})");
    private static final Pattern ON = Pattern.compile(
            "(?i)(?<!\\p{L})(?:ready|running|enabled|queued|準備完了|実行中|有効|bereit|aktiviert|prêt)(?!\\p{L})");
    private static final Pattern RESULT =
            Pattern.compile("(?i)\\b(?:last ?(?:task)?result|result) ?[:=]? *(0x[0-9a-f]{1,8}|-?\\d{1,10})\\b");
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("taskname", "name"),
            Map.entry("task name", "name"),
            Map.entry("タスク名", "name"),
            Map.entry("aufgabenname", "name"),
            Map.entry("taskpath", "path"),
            Map.entry("folder", "path"),
            Map.entry("フォルダー", "path"),
            Map.entry("ordner", "path"),
            Map.entry("uri", "path"),
            Map.entry("state", "state"),
            Map.entry("status", "state"),
            Map.entry("状態", "state"),
            Map.entry("scheduled task state", "state"),
            Map.entry("スケジュールされたタスクの状態", "state"),
            Map.entry("last result", "result"),
            Map.entry("lasttaskresult", "result"),
            Map.entry("前回の結果", "result"),
            Map.entry("letztes ergebnis", "result"),
            Map.entry("task to run", "action"),
            Map.entry("実行するタスク", "action"),
            Map.entry("arguments", "action"));
    private static final Pattern LABEL = Pattern.compile("^([\\p{L}][\\p{L} ]{1,30}?) ?: ?(.*)$");

    private final List<ScheduledTask> tasks = new ArrayList<>();
    private String folder = "";

    private TaskReader() {}

    /** The tasks of a text, in its order. */
    public static List<ScheduledTask> read(EvidenceText text) {
        boolean xml = text.lines().stream()
                .anyMatch(l -> l.text().contains("<Task ") || l.text().contains("<Task>"));
        if (xml) {
            return TaskXmlReader.read(text);
        }
        var reader = new TaskReader();
        var block = new ArrayList<Line>();
        for (Line line : text.lines()) {
            if (line.isBlank()) {
                reader.read(block);
                block.clear();
            } else {
                block.add(line);
            }
        }
        reader.read(block);
        return reader.tasks;
    }

    private void read(List<Line> block) {
        boolean list = block.stream().anyMatch(l -> "name".equals(role(l.text())));
        if (!list) {
            block.forEach(this::row);
            return;
        }
        var one = new ArrayList<Line>();
        boolean named = false;
        for (Line line : block) {
            if (named && "name".equals(role(line.text()))) {
                listed(one);
                one.clear();
            }
            named |= "name".equals(role(line.text()));
            one.add(line);
        }
        listed(one);
    }

    private static @Nullable String role(String text) {
        Matcher m = LABEL.matcher(text.strip());
        return m.matches() ? LABELS.get(m.group(1).strip().toLowerCase(Locale.ROOT)) : null;
    }

    private static String value(String text) {
        Matcher m = LABEL.matcher(text.strip());
        return m.matches() ? m.group(2).strip() : "";
    }

    /** A task as a list of labels and values, in any order. */
    private void listed(List<Line> lines) {
        String name = "";
        Boolean enabled = null;
        ErrorCode result = null;
        String action = "";
        Line nameLine = null;
        Line stateLine = null;
        for (Line line : lines) {
            String role = role(line.text());
            String value = value(line.text());
            Matcher path = PATH.matcher(value);
            if (("path".equals(role) || "name".equals(role)) && path.find()) {
                folder = path.group(1);
            }
            if ("name".equals(role)) {
                name = value.substring(value.lastIndexOf('\\') + 1);
                nameLine = line;
            } else if ("state".equals(role)) {
                Boolean state = state(value);
                if (state != null && !Boolean.FALSE.equals(enabled)) {
                    enabled = state;
                    stateLine = line;
                }
            } else if ("result".equals(role)) {
                result = ErrorCode.parse(value).filter(c -> !c.isZero()).orElse(null);
            } else if ("action".equals(role)) {
                action = action(value);
            }
        }
        if (nameLine != null && !name.isBlank()) {
            tasks.add(new ScheduledTask(
                    folder, name, enabled, result, action, null, nameLine, stateLine == null ? nameLine : stateLine));
        }
    }

    /** A row of a table, a CSV line, a path with values behind it. */
    private void row(Line line) {
        String text = line.text();
        Matcher path = PATH.matcher(text);
        String rest = "";
        if (path.find()) {
            folder = path.group(1);
            rest = path.group(2) == null ? "" : path.group(2).strip();
        }
        Matcher known = NAME.matcher(text);
        String name = known.find() ? known.group().strip() : firstWords(rest);
        if (name.isEmpty()) {
            return;
        }
        String behind = text.substring(Math.max(0, text.indexOf(name) + name.length()));
        ErrorCode result = null;
        Matcher m = RESULT.matcher(text);
        if (m.find()) {
            result = ErrorCode.parse(m.group(1)).filter(c -> !c.isZero()).orElse(null);
        }
        Boolean enabled = state(name + " " + behind);
        tasks.add(new ScheduledTask(folder, name, enabled, result, action(text), null, line, line));
    }

    /** The name in front of what a table puts behind it with two blanks. */
    private static String firstWords(String rest) {
        return rest.split(" {2,}", 2)[0].strip();
    }

    private static @Nullable Boolean state(String text) {
        if (OFF.matcher(text).find()) {
            return Boolean.FALSE;
        }
        return ON.matcher(text).find() ? Boolean.TRUE : null;
    }

    static String action(String text) {
        Matcher m = ACTION.matcher(text);
        return Optional.of(m).filter(Matcher::find).map(f -> f.group(1)).orElse("");
    }

    /** The enrollment id of a task path; empty when the text holds none. */
    static String folderOf(String text) {
        Matcher m = PATH.matcher(text);
        return m.find() ? m.group(1) : "";
    }
}
