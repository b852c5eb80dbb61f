package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.RegistryReader;
import fleetauditor.diagnosis.read.ScheduledTask;
import fleetauditor.diagnosis.read.TaskReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Task folders against enrollment keys of one machine: each folder needs a key, and each key its tasks. */
public final class EnrollmentJudge {
    private EnrollmentJudge() {}

    /** Folders of {@code tasks} that no key of {@code registry} explains; nothing when either side shows no whole id. */
    public static List<Conclusion> foldersWithoutKey(EvidenceText tasks, EvidenceText registry) {
        Map<String, Line> folders = folders(tasks);
        Map<String, Line> keys = whole(RegistryReader.read(registry).keys());
        Map<String, Line> known = known(registry, keys);
        return compare("tasks.folderWithoutKey", folders, known);
    }

    /** Keys of {@code registry} that no folder of {@code tasks} serves; nothing when either side shows no whole id. */
    public static List<Conclusion> keysWithoutTasks(EvidenceText tasks, EvidenceText registry) {
        RegistryReader.Report report = RegistryReader.read(registry);
        Map<String, Line> enrolled = new LinkedHashMap<>();
        report.values().stream()
                .filter(v ->
                        v.name().equalsIgnoreCase("ProviderID") && v.subkey().isEmpty())
                .filter(v -> v.data().equalsIgnoreCase("MS DM Server"))
                .forEach(v -> enrolled.putIfAbsent(v.enrollment().toLowerCase(Locale.ROOT), v.line()));
        return compare("tasks.keyWithoutTasks", whole(enrolled), folders(tasks));
    }

    private static List<Conclusion> compare(String key, Map<String, Line> have, Map<String, Line> need) {
        var conclusions = new ArrayList<Conclusion>();
        if (need.isEmpty()) {
            return conclusions;
        }
        have.forEach((id, line) -> {
            if (!need.containsKey(id)) {
                conclusions.add(Draft.fault(key).value("id", id).at(line).conclude());
            }
        });
        return conclusions;
    }

    private static Map<String, Line> folders(EvidenceText tasks) {
        Map<String, Line> folders = new LinkedHashMap<>();
        for (ScheduledTask task : TaskReader.read(tasks)) {
            folders.putIfAbsent(task.folder().toLowerCase(Locale.ROOT), task.line());
        }
        return whole(folders);
    }

    /** A linked enrollment is named by a value, not only by a key of its own. */
    private static Map<String, Line> known(EvidenceText registry, Map<String, Line> keys) {
        Map<String, Line> known = new LinkedHashMap<>(keys);
        RegistryReader.read(registry).values().stream()
                .filter(v -> v.name().equalsIgnoreCase("LinkedEnrollmentId"))
                .forEach(v -> known.putIfAbsent(v.data().toLowerCase(Locale.ROOT), v.line()));
        return known;
    }

    /** Only whole ids can be compared; masked ones stand for any. */
    private static Map<String, Line> whole(Map<String, Line> ids) {
        boolean masked = ids.keySet().stream().anyMatch(id -> !id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        return masked ? Map.of() : ids;
    }
}
