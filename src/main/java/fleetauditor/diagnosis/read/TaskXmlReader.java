package fleetauditor.diagnosis.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads task XML line by line, one task or the many of {@code schtasks /query /xml}. It is not parsed as XML: a cut or
 * mended export is read as far as it goes, and nothing it refers to is fetched.
 */
final class TaskXmlReader {
    private static final Pattern INTERVAL = Pattern.compile("<Interval>\\s{0,9}(P[0-9A-Z.]{1,20})\\s{0,9}</Interval>");
    private static final Pattern ACCOUNT = Pattern.compile("<UserId>\\s{0,9}([^<]{1,100}?)\\s{0,9}</UserId>");
    private static final Pattern PRINCIPALS = Pattern.compile("(?s)<Principals>(.*?)(?:</Principals>|$)");
    private static final Pattern SETTINGS = Pattern.compile("(?s)<Settings>(.*?)(?:</Settings>|$)");

    private TaskXmlReader() {}

    static List<ScheduledTask> read(EvidenceText text) {
        var tasks = new ArrayList<ScheduledTask>();
        var lines = new ArrayList<Line>();
        for (Line line : text.lines()) {
            lines.add(line);
            if (line.text().contains("</Task>")) {
                add(lines, tasks);
                lines.clear();
            }
        }
        add(lines, tasks);
        return tasks;
    }

    private static void add(List<Line> lines, List<ScheduledTask> tasks) {
        Line nameLine = null;
        Line stateLine = null;
        boolean inSettings = false;
        var all = new StringBuilder();
        for (Line line : lines) {
            String t = line.text();
            all.append(t).append('\n');
            if (nameLine == null && t.contains("EnterpriseMgmt")) {
                nameLine = line;
            }
            inSettings |= t.contains("<Settings>");
            if (inSettings && t.contains("<Enabled>")) {
                stateLine = line;
            }
            if (t.contains("</Settings>")) {
                inSettings = false;
            }
        }
        String xml = all.toString();
        if (!xml.contains("<Task")) {
            return;
        }
        Line first = nameLine != null ? nameLine : lines.get(0);
        String settings = group(SETTINGS, xml, "");
        Boolean enabled = flag(settings, "Enabled");
        tasks.add(new ScheduledTask(
                nameLine == null ? "" : TaskReader.folderOf(nameLine.text()),
                name(first.text()),
                enabled == null ? Boolean.TRUE : enabled,
                null,
                TaskReader.action(xml.replace("&quot;", "\"")),
                new ScheduledTask.Settings(
                        INTERVAL.matcher(xml)
                                .results()
                                .map(m -> m.group(1))
                                .findFirst()
                                .orElse(null),
                        nullIfEmpty(group(ACCOUNT, group(PRINCIPALS, xml, ""), "")),
                        flag(settings, "StartWhenAvailable"),
                        flag(settings, "RunOnlyIfNetworkAvailable")),
                first,
                stateLine == null ? first : stateLine));
    }

    private static String name(String line) {
        String path = line.replaceAll("<[^>]{0,20}>|-->", "").strip();
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    private static String group(Pattern pattern, String text, String otherwise) {
        Matcher m = pattern.matcher(text);
        return m.find() ? m.group(1) : otherwise;
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Null when the element is not there. */
    private static @Nullable Boolean flag(String xml, String element) {
        int at = xml.indexOf("<" + element + ">");
        return at < 0 ? null : xml.startsWith("true", at + element.length() + 2);
    }
}
