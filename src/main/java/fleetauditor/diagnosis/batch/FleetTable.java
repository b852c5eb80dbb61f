package fleetauditor.diagnosis.batch;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.Gravity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The outputs of many machines as one table: how many machines each conclusion is true of.
 *
 * @param rows most machines first, then gravest
 * @param files how many files were read or could not be
 * @param machines how many machines they are of, by host name, else device id, else file
 * @param faulty how many machines have a fault
 */
public record FleetTable(List<Row> rows, int files, int machines, int faulty) {
    /**
     * A conclusion and the machines it is true of.
     *
     * @param example the conclusion of the first of them; others differ in names and codes
     * @param machines by name, each once
     */
    public record Row(Conclusion example, List<String> machines) {
        public Row {
            machines = List.copyOf(machines);
        }
    }

    public FleetTable {
        rows = List.copyOf(rows);
    }

    /** Counts machines by conclusion. */
    public static FleetTable of(List<Diagnosis> diagnoses) {
        Map<String, Conclusion> examples = new LinkedHashMap<>();
        Map<String, Map<String, String>> byConclusion = new LinkedHashMap<>();
        Map<String, Boolean> machines = new LinkedHashMap<>();
        var names = new Machines(diagnoses);
        for (Diagnosis diagnosis : diagnoses) {
            String machine = names.name(diagnosis);
            String key = names.key(diagnosis);
            machines.merge(key, diagnosis.hasFault(), Boolean::logicalOr);
            for (Conclusion conclusion : diagnosis.conclusions()) {
                String id = conclusion.id();
                examples.merge(id, conclusion, FleetTable::graver);
                byConclusion.computeIfAbsent(id, i -> new LinkedHashMap<>()).putIfAbsent(key, machine);
            }
        }
        var rows = new ArrayList<Row>();
        byConclusion.forEach((id, which) ->
                rows.add(new Row(Objects.requireNonNull(examples.get(id)), List.copyOf(which.values()))));
        rows.sort(Comparator.comparingInt((Row r) -> -r.machines().size())
                .thenComparing(r -> r.example().gravity())
                .thenComparing(r -> r.example().id()));
        int faulty = (int) machines.values().stream().filter(f -> f).count();
        return new FleetTable(rows, diagnoses.size(), machines.size(), faulty);
    }

    private static Conclusion graver(Conclusion a, Conclusion b) {
        return b.gravity().compareTo(a.gravity()) < 0 ? b : a;
    }

    /** Rows that ask for something: without those that are good to know only. */
    public List<Row> telling() {
        return rows.stream().filter(r -> r.example().gravity() != Gravity.INFO).toList();
    }
}
