package fleetauditor.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as settings write them: {@code 30s}, {@code 5m}, {@code 24h}, {@code 90d}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Durations() {}

    /** @throws IllegalArgumentException if {@code text} is not a number and one of s, m, h, d */
    public static Duration parse(String text) {
        Matcher match = FORM.matcher(text);
        Duration unit = match.matches() ? UNITS.get(match.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("not a duration such as 30s, 24h or 90d");
        }
        return unit.multipliedBy(Long.parseLong(match.group(1)));
    }

    /** The shortest form that {@link #parse} reads back. */
    public static String format(Duration duration) {
        long s = duration.toSeconds();
        if (s != 0 && s % 86_400 == 0) {
            return s / 86_400 + "d";
        }
        if (s != 0 && s % 3_600 == 0) {
            return s / 3_600 + "h";
        }
        return s != 0 && s % 60 == 0 ? s / 60 + "m" : s + "s";
    }
}
