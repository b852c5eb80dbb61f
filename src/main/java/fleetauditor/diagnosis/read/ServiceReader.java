package fleetauditor.diagnosis.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a text shows of dmwappushservice, matched by its short name only: {@code sc query} and {@code sc qc},
 * {@code Get-Service} and {@code Win32_Service} as table or list, {@code reg query} and {@code .reg} of its key. Other
 * services are passed over.
 */
public final class ServiceReader {
    private static final String NAME = "dmwappush";
    private static final Pattern OTHER = Pattern.compile(
            "(?i)^(?:service_name|servicename|name|サービス名|dienstname) *[:=] *(\\S+)|\\\\services\\\\([\\w.-]+)"
                    + "|\\bsc(?:\\.exe)? (?:\\\\\\\\\\S+ )?(?:qc|query|queryex|qtriggerinfo|start|stop|config) \"?([\\w.-]+)");
    private static final Pattern START = Pattern.compile(
            "(?i)\\b(?:start_type|starttype|startmode|startuptype|start)\"? *(?:reg_dword)? *[:=]? *(?:dword:)?(?:0x)?0{0,7}([0-4])\\b");
    private static final Pattern START_WORD = Pattern.compile(
            "(?i)\\b(?:start_type|starttype|startmode|startuptype) ?[:=] ?(?:\\d+ +)?(\\p{L}[\\p{L} ()_-]{1,40})");
    private static final Pattern DISABLED = Pattern.compile(
            "(?i)(?<!\\p{L})(?:disabled|無効|deaktiviert|désactivée?|deshabilitado|disabilitato)(?!\\p{L})");
    private static final Pattern ENABLED = Pattern.compile(
            "(?i)(?<!\\p{L})(?:automatic|auto|manual|demand|auto_start|demand_start|手動|自動|automatisch|manuell)(?!\\p{L})");
    private static final Pattern STATE = Pattern.compile(
            "(?i)\\b(?:state|status|win32_exit_code|service_exit_code) ?[:=]|(?<!\\p{L})(?:stopped|running)(?!\\p{L})");
    private static final Pattern REFUSED = Pattern.compile(
            "(?i)\\b(?:openservice|openscmanager|queryserviceconfig|enumqueryservicesstatus:openservice)\\w*:? (?:failed|失敗) *:? *(\\d{1,5})");

    private final List<ServiceReport.StartType> start = new ArrayList<>();
    private final List<Line> state = new ArrayList<>();
    private final List<ServiceReport.Refusal> refused = new ArrayList<>();
    private final List<Line> misnamed = new ArrayList<>();

    private ServiceReader() {}

    public static ServiceReport read(EvidenceText text) {
        var reader = new ServiceReader();
        boolean mine = false;
        boolean byLabel = false;
        var block = new ArrayList<Line>();
        for (Line line : text.lines()) {
            String stripped = line.text().strip();
            if (stripped.isEmpty()) {
                block.clear();
                mine &= !byLabel;
                continue;
            }
            String lower = stripped.toLowerCase(Locale.ROOT);
            Matcher named = OTHER.matcher(stripped);
            if (named.find()) {
                boolean nowMine = lower.contains(NAME);
                if (nowMine && !mine) {
                    block.forEach(reader::read);
                }
                mine = nowMine;
                byLabel = named.group(1) != null && !lower.startsWith("service_name");
            } else if (lower.contains(NAME)) {
                reader.row(line);
            }
            if (mine) {
                reader.read(line);
            } else {
                block.add(line);
            }
            reader.name(line, lower);
        }
        return new ServiceReport(reader.start, reader.state, reader.refused, reader.misnamed);
    }

    /** A row of a table names the service and its start type in any order of columns. */
    private void row(Line line) {
        if (DISABLED.matcher(line.text()).find()) {
            start.add(new ServiceReport.StartType(4, line));
        } else if (ENABLED.matcher(line.text()).find()) {
            start.add(new ServiceReport.StartType(-1, line));
        } else {
            read(line);
        }
    }

    private void read(Line line) {
        Matcher number = START.matcher(line.text());
        Matcher word = START_WORD.matcher(line.text());
        Matcher refusal = REFUSED.matcher(line.text());
        if (number.find()) {
            start.add(new ServiceReport.StartType(Integer.parseInt(number.group(1)), line));
        } else if (word.find()) {
            int type = DISABLED.matcher(word.group(1)).find() ? 4 : -1;
            start.add(new ServiceReport.StartType(type, line));
        } else if (refusal.find()) {
            refused.add(new ServiceReport.Refusal(Integer.parseInt(refusal.group(1)), line));
        } else if (STATE.matcher(line.text()).find()) {
            state.add(line);
        }
    }

    private void name(Line line, String lower) {
        int at = lower.indexOf(NAME + "svc");
        if (at >= 0) {
            misnamed.add(line);
        }
    }
}
