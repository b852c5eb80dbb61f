package fleetauditor.diagnosis.read;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An event of a Windows log, in whatever layout it was copied.
 *
 * @param id 0 when none is shown
 * @param log log, source and provider as shown, in lower case; may be empty
 * @param level as shown; may be empty
 * @param computer as shown; may be empty
 * @param lines everything that belongs to it
 */
public record LoggedEvent(int id, String log, String level, String computer, List<Line> lines) {
    public LoggedEvent {
        lines = List.copyOf(lines);
    }

    /** All its text, line after line. */
    public String text() {
        return lines.stream().map(l -> l.text().strip()).collect(Collectors.joining("\n"));
    }

    /** Whether log, source or text name this word, case ignored. */
    public boolean mentions(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        return log.contains(w) || text().toLowerCase(Locale.ROOT).contains(w);
    }

    /** Whether the log calls it information or something milder. */
    public boolean isInformation() {
        String l = level.toLowerCase(Locale.ROOT);
        return l.startsWith("info") || l.startsWith("情報") || l.startsWith("verbose") || l.equals("4") || l.equals("5");
    }
}
