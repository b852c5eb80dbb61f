package fleetauditor.diagnosis.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Windows events as text: copied from Event Viewer (English, Japanese, German, French, Spanish, Italian labels),
 * {@code Get-WinEvent} as list or table, {@code wevtutil} as text or XML, CSV exports, and notes such as "Event 305".
 */
public final class EventReader {
    /** No event has more; a text without any event is read in pieces of this size. */
    private static final int MOST_LINES = 200;

    private enum Role {
        LOG,
        ID,
        LEVEL,
        COMPUTER,
        TIME
    }

    private static final Map<String, Role> LABELS = Map.ofEntries(
            Map.entry("log name", Role.LOG),
            Map.entry("logname", Role.LOG),
            Map.entry("source", Role.LOG),
            Map.entry("provider", Role.LOG),
            Map.entry("providername", Role.LOG),
            Map.entry("channel", Role.LOG),
            Map.entry("ログの名前", Role.LOG),
            Map.entry("ソース", Role.LOG),
            Map.entry("protokollname", Role.LOG),
            Map.entry("quelle", Role.LOG),
            Map.entry("nom du journal", Role.LOG),
            Map.entry("nombre de registro", Role.LOG),
            Map.entry("nome registro", Role.LOG),
            Map.entry("origen", Role.LOG),
            Map.entry("origine", Role.LOG),
            Map.entry("event id", Role.ID),
            Map.entry("eventid", Role.ID),
            Map.entry("id", Role.ID),
            Map.entry("イベント id", Role.ID),
            Map.entry("ereignis-id", Role.ID),
            Map.entry("id de l'événement", Role.ID),
            Map.entry("id del evento", Role.ID),
            Map.entry("id evento", Role.ID),
            Map.entry("level", Role.LEVEL),
            Map.entry("leveldisplayname", Role.LEVEL),
            Map.entry("レベル", Role.LEVEL),
            Map.entry("ebene", Role.LEVEL),
            Map.entry("niveau", Role.LEVEL),
            Map.entry("nivel", Role.LEVEL),
            Map.entry("livello", Role.LEVEL),
            Map.entry("computer", Role.COMPUTER),
            Map.entry("machinename", Role.COMPUTER),
            Map.entry("コンピューター", Role.COMPUTER),
            Map.entry("ordinateur", Role.COMPUTER),
            Map.entry("equipo", Role.COMPUTER),
            Map.entry("timecreated", Role.TIME));

    private static final Pattern LABEL = Pattern.compile("^([\\p{L}][\\p{L}' -]{1,24}?) ?: ?(.*)$");
    private static final Pattern NOTE =
            Pattern.compile("(?i)^[#*\\s-]{0,8}event ?(?:id)?s? ?[:=#]? ?(\\d{2,5})\\b(.*)$");
    private static final Pattern ROW = Pattern.compile(
            "^(?:\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4},?[ T]+)?\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?: ?[AaPp][Mm])? +(\\d{2,5}) +(.*)$");
    private static final Pattern CSV = Pattern.compile(
            "^\"?(\\p{L}{3,20})\"?[,\\t]\"?[^,\\t]{6,40}\"?[,\\t]\"?([^,\\t]{2,120}?)\"?[,\\t]\"?(\\d{1,5})\"?[,\\t](.*)$");
    private static final Pattern XML_ID = Pattern.compile("<EventID[^>]{0,80}>(\\d{1,5})<");
    private static final Pattern XML_PROVIDER = Pattern.compile("<Provider[^>]{0,20} Name=['\"]([^'\"]{1,200})");
    private static final Pattern XML_LEVEL = Pattern.compile("<Level>(\\d)<");
    private static final Pattern XML_COMPUTER = Pattern.compile("<Computer>([^<]{1,200})<");

    private final List<LoggedEvent> events = new ArrayList<>();
    private int id;
    private String log = "";
    private String level = "";
    private String computer = "";
    private boolean dated;
    private List<Line> lines = new ArrayList<>();

    private EventReader() {}

    /** The events of a text, in its order; text before the first event belongs to it. */
    public static List<LoggedEvent> read(EvidenceText text) {
        var reader = new EventReader();
        for (Line line : text.lines()) {
            if (!line.isBlank()) {
                if (reader.lines.size() >= MOST_LINES) {
                    reader.close();
                }
                reader.read(line);
            }
        }
        reader.close();
        return reader.events;
    }

    private void read(Line line) {
        String text = line.text().strip();
        if (text.startsWith("<") || text.contains("<EventID")) {
            readXml(line);
            return;
        }
        Matcher row = ROW.matcher(text);
        if (row.matches()) {
            close();
            id = Integer.parseInt(row.group(1));
            level = row.group(2).split(" ", 2)[0];
            lines.add(line);
            return;
        }
        Matcher csv = CSV.matcher(text);
        if (csv.matches()) {
            close();
            level = csv.group(1);
            log = csv.group(2).toLowerCase(Locale.ROOT);
            id = Integer.parseInt(csv.group(3));
            lines.add(line);
            return;
        }
        if (text.startsWith("Event[")) {
            close();
        }
        if (!label(text)) {
            Matcher note = NOTE.matcher(text);
            if (note.matches()) {
                beginUnless(id == 0);
                id = number(note.group(1));
            }
        }
        lines.add(line);
    }

    private boolean label(String text) {
        Matcher m = LABEL.matcher(text);
        Role role = m.matches() ? LABELS.get(m.group(1).strip().toLowerCase(Locale.ROOT)) : null;
        if (role == null) {
            return false;
        }
        String value = m.group(2).strip();
        switch (role) {
            case LOG -> {
                beginUnless(id == 0 && log.length() < 300);
                log = (log + " " + value.toLowerCase(Locale.ROOT)).strip();
            }
            case ID -> {
                int number = number(value);
                if (number > 0) {
                    beginUnless(id == 0);
                    id = number;
                }
            }
            case LEVEL -> level = value;
            case COMPUTER -> computer = value;
            case TIME -> {
                beginUnless(!dated && id == 0);
                dated = true;
            }
        }
        return true;
    }

    private void beginUnless(boolean belongs) {
        if (!belongs) {
            close();
        }
    }

    private static int number(String value) {
        String digits = value.split("\\D", 2)[0];
        return digits.isEmpty() || digits.length() > 5 ? 0 : Integer.parseInt(digits);
    }

    private void readXml(Line line) {
        String text = line.text();
        for (String piece : text.split("(?=<Event[ >])")) {
            if (piece.startsWith("<Event ") || piece.startsWith("<Event>")) {
                close();
            }
            Matcher m = XML_ID.matcher(piece);
            if (m.find()) {
                beginUnless(id == 0);
                id = Integer.parseInt(m.group(1));
            }
            m = XML_PROVIDER.matcher(piece);
            if (m.find()) {
                log = m.group(1).toLowerCase(Locale.ROOT);
            }
            m = XML_LEVEL.matcher(piece);
            if (m.find()) {
                level = m.group(1);
            }
            m = XML_COMPUTER.matcher(piece);
            if (m.find()) {
                computer = m.group(1);
            }
            lines.add(new Line(line.number(), line.raw(), piece));
        }
    }

    private void close() {
        if (!lines.isEmpty()) {
            events.add(new LoggedEvent(id, log, level, computer, lines));
        }
        id = 0;
        log = "";
        level = "";
        computer = "";
        dated = false;
        lines = new ArrayList<>();
    }
}
