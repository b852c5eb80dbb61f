package fleetauditor.diagnosis.show;

import fleetauditor.diagnosis.batch.FleetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of many machines, for people. */
public final class FleetTableText {
    private static final int MACHINES_NAMED = 5;

    private final ConclusionTexts texts;
    private final Words words;

    public FleetTableText(ConclusionTexts texts) {
        this.texts = texts;
        this.words = texts.words();
    }

    /** The lines of the table, without control characters. */
    public List<String> lines(FleetTable table) {
        var lines = new ArrayList<String>();
        lines.add(words.get(
                "table.files", Map.of("files", table.files(), "machines", table.machines(), "faulty", table.faulty())));
        if (table.telling().isEmpty()) {
            return lines;
        }
        lines.add(words.get("table.title") + ":");
        for (FleetTable.Row row : table.telling()) {
            String count = String.valueOf(row.machines().size());
            lines.add(" ".repeat(Math.max(0, 6 - count.length())) + count + "  "
                    + words.get("severity." + row.example().gravity().key()) + "  "
                    + texts.shortSummary(row.example()) + "  [" + row.example().id() + "]");
            lines.add("          " + machines(row.machines()));
        }
        return lines.stream().map(Printable::line).toList();
    }

    private String machines(List<String> machines) {
        String named = String.join(", ", machines.subList(0, Math.min(MACHINES_NAMED, machines.size())));
        int more = machines.size() - MACHINES_NAMED;
        return more <= 0 ? named : named + " " + words.get("table.more", Map.of("count", more));
    }
}
