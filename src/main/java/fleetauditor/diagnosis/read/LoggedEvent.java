package fleetauditor.diagnosis.read;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An event of a Windows log, in whatever layout it was copied. Immutable. */
public final class LoggedEvent {
    private final int id;
    private final String log;
    private final String level;
    private final String computer;
    private final List<Line> lines;
    private final String text;
    private final String lower;

    /**
     * An event as read.
     *
     * @param id 0 when none is shown
     * @param log log, source and provider as shown, in lower case; may be empty
     * @param level as shown; may be empty
     * @param computer as shown; may be empty
     * @param lines everything that belongs to it
     */
    public LoggedEvent(int id, String log, String level, String computer, List<Line> lines) {
        this.id = id;
        this.log = log;
        this.level = level;
        this.computer = computer;
        this.lines = List.copyOf(lines);
        this.text = this.lines.stream().map(l -> l.text().strip()).collect(Collectors.joining("\n"));
        this.lower = log + "\n" + text.toLowerCase(Locale.ROOT);
    }

    /** Its number; 0 when none is shown. */
    public int id() {
        return id;
    }

    /** Log, source and provider as shown, in lower case; may be empty. */
    public String log() {
        return log;
    }

    /** As shown; may be empty. */
    public String computer() {
        return computer;
    }

    public List<Line> lines() {
        return lines;
    }

    /** All its text, line after line. */
    public String text() {
        return text;
    }

    /** Whether log, source or text name this word, case ignored. */
    public boolean mentions(String word) {
        return lower.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the log calls it information or something milder. */
    public boolean isInformation() {
        String l = level.toLowerCase(Locale.ROOT);
        return l.startsWith("info") || l.startsWith("情報") || l.startsWith("verbose") || l.equals("4") || l.equals("5");
    }
}
