package fleetauditor.text;

import fleetauditor.audit.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences with {@code {name}} in them. */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9.]+)}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Template() {}

    /** Replaces each placeholder that {@code values} names; others stay. Values are never read as placeholders. */
    static String fill(String text, Map<String, Object> values, Language language) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            Object value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : format(value, language));
        });
    }

    static String format(Object value, Language language) {
        if (value instanceof Instant instant) {
            return TIME.format(instant);
        }
        if (value instanceof Duration duration) {
            return duration(duration, language);
        }
        if (value == Violation.Nothing.NOTHING) {
            return language == Language.JA ? "不明" : "unknown";
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(v -> format(v, language)).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    /** Rounded down to the largest unit that is at least two, so that "26 hours" does not become "1 day". */
    private static String duration(Duration duration, Language language) {
        Duration d = duration.abs();
        if (d.toDays() >= 2) {
            return count(d.toDays(), language == Language.JA ? " 日" : " days");
        }
        if (d.toHours() >= 2) {
            return count(d.toHours(), language == Language.JA ? " 時間" : " hours");
        }
        return count(d.toMinutes(), language == Language.JA ? " 分" : d.toMinutes() == 1 ? " minute" : " minutes");
    }

    private static String count(long n, String unit) {
        return n + unit;
    }
}
