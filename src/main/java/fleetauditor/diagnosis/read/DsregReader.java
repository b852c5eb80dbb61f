package fleetauditor.diagnosis.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code dsregcmd /status} in every layout: with and without boxes, with {@code :} or {@code =} and any blanks
 * around it, in forum tables, numbered, quoted, with wrapped values, in part. Unknown boxes and fields are kept apart,
 * never mistaken for known ones.
 */
public final class DsregReader {
    private static final int MOST_SEPARATORS = 6;
    private static final int WRAPPING_WIDTH = 60;
    private static final int CONSOLE_WIDTH = 79;
    private static final int LONGEST_VALUE = 4096;
    private static final Pattern LEAD =
            Pattern.compile("^[\\s\\d.:,;)(\\[\\]>\"'*_#|/-]+(?:(?:Z|[AP]M|UTC)[\\s\\]>-]+)?");
    private static final Pattern HALF_A_CODE =
            Pattern.compile("0x[0-9a-fA-F]{0,7}$|[0-9a-fA-F]{2,}-$|-[0-9a-fA-F]{1,11}$");
    private static final Pattern OTHER_FIELD = Pattern.compile("^ {2,}[A-Za-z][\\w ()/-]{1,40} ?: .*");
    private static final Pattern BARE_KEY = Pattern.compile("\\s{0,3}[A-Za-z][\\w -]{2,40}[:=]\\s{0,3}");
    private static final Pattern PROMPT = Pattern.compile("^(?:PS )?[A-Za-z]:\\\\[^>]{0,200}>.*|^PS>.*");
    private static final Set<String> NOTHING = Set.of("-", "--", "n/a", "(null)", "null", "{}", "\"\"");

    private final List<DsregField> fields = new ArrayList<>();
    private String section = "";
    private boolean enterprise;
    private boolean open;
    /** The last field is a key alone on its line; its value may stand on the next one. */
    private boolean waiting;

    private DsregReader() {}

    /** The fields of a text; none when it has none. */
    public static DsregReport read(EvidenceText text) {
        var reader = new DsregReader();
        for (Line line : text.lines()) {
            reader.read(line);
        }
        return new DsregReport(reader.fields);
    }

    private void read(Line line) {
        String text = line.text();
        Found found = found(text);
        if (found != null) {
            add(found.key, found.value, line);
            return;
        }
        String header = header(text);
        if (header != null) {
            section = header;
            open = false;
            waiting = false;
            return;
        }
        String alone = DsregKeys.key(bare(text));
        if (alone != null) {
            add(alone, "", line);
            waiting = true;
        } else if (waiting && !text.isBlank() && isContent(text)) {
            DsregField key = fields.get(fields.size() - 1);
            replaceLast(key, value(text));
            waiting = false;
        } else if (!text.isBlank()) {
            proceed(line);
        } else {
            open = false;
        }
    }

    /** Line numbers, quote marks and times before nothing are no content. */
    private static boolean isContent(String text) {
        return LEAD.matcher(text).replaceFirst("").chars().anyMatch(Character::isLetterOrDigit)
                && !PROMPT.matcher(text.strip()).matches();
    }

    private void replaceLast(DsregField field, String value) {
        fields.set(
                fields.size() - 1,
                new DsregField(field.section(), field.key(), value, field.enterprise(), field.line()));
    }

    private record Found(String key, String value) {}

    /** The field on this line, if a known key stands before one of its first separators. */
    private static @Nullable Found found(String text) {
        int from = 0;
        for (int n = 0, i = 0; i < text.length() && n < MOST_SEPARATORS; i++) {
            char c = text.charAt(i);
            if (c != ':' && c != '=' && c != '|') {
                continue;
            }
            n++;
            String words = bare(text.substring(from, i));
            String key = DsregKeys.key(words);
            if (key == null && words.endsWith(" Test") && words.length() < 40) {
                key = words;
            }
            if (key != null) {
                return new Found(key, text.substring(i + 1));
            }
            from = i + 1;
        }
        return null;
    }

    /** Words without the numbers, bullets, quotes and blanks around them. */
    private static String bare(String text) {
        if (text.length() > 200) {
            return "";
        }
        String bare = LEAD.matcher(text).replaceFirst("");
        int end = bare.length();
        while (end > 0 && " \"'*_|".indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        return bare.substring(0, end);
    }

    /** The section that a header line names, an unknown one as it is printed; null when the line is no header. */
    private static @Nullable String header(String text) {
        String words = bare(text);
        if (words.isEmpty()) {
            return null;
        }
        String known = DsregKeys.section(words);
        if (known != null) {
            return known;
        }
        String trimmed = text.strip();
        boolean boxed = trimmed.length() > 40 && trimmed.startsWith("|") && trimmed.endsWith("|");
        return boxed ? words : null;
    }

    private void add(String key, String printed, Line line) {
        String value = value(printed);
        if (key.startsWith("EnterprisePrt")) {
            enterprise = true;
        } else if (key.startsWith("AzureAdPrt")) {
            enterprise = false;
        }
        fields.add(new DsregField(section, key, value, enterprise, line));
        open = true;
        waiting = value.isEmpty() && BARE_KEY.matcher(line.raw()).matches();
    }

    /** A line without a key: the rest of a wrapped value, or nothing of ours. */
    private void proceed(Line line) {
        String text = line.text();
        boolean continues =
                open && isContent(text) && !OTHER_FIELD.matcher(text).matches();
        if (!continues) {
            open = false;
            return;
        }
        DsregField before = fields.get(fields.size() - 1);
        boolean wrapped =
                before.line().raw().stripTrailing().length() >= WRAPPING_WIDTH || hasOpenBracket(before.value());
        if (!wrapped || before.value().length() > LONGEST_VALUE) {
            open = false;
            return;
        }
        replaceLast(before, before.value() + glue(before, text) + text.strip());
    }

    private static boolean hasOpenBracket(String value) {
        return value.lastIndexOf('[') > value.lastIndexOf(']') || value.lastIndexOf('(') > value.lastIndexOf(')');
    }

    /** A console cuts anywhere, people and mail programs between words. */
    private static String glue(DsregField before, String text) {
        if (HALF_A_CODE.matcher(tail(before.value())).find()) {
            return "";
        }
        boolean cutByConsole = before.line().raw().length() >= CONSOLE_WIDTH
                && !before.line().raw().endsWith(" ")
                && !text.startsWith(" ");
        return cutByConsole ? "" : " ";
    }

    private static String tail(String value) {
        return value.substring(Math.max(0, value.length() - 40));
    }

    /** The value without a second separator ({@code KeySignTest: : PASSED}), quotes and table marks. */
    private static String value(String printed) {
        String v = printed.strip();
        while (v.startsWith(":") || v.startsWith("=") || v.startsWith("|")) {
            v = v.substring(1).strip();
        }
        while (v.endsWith("|")) {
            v = v.substring(0, v.length() - 1).strip();
        }
        if (v.startsWith("\"")) {
            int end = v.indexOf('"', 1);
            v = end > 0 ? v.substring(1, end) : v.substring(1);
        } else if (v.endsWith("\"") && v.indexOf('"') == v.length() - 1) {
            v = v.substring(0, v.length() - 1);
        }
        v = v.strip();
        return NOTHING.contains(v.toLowerCase(Locale.ROOT)) ? "" : v;
    }
}
