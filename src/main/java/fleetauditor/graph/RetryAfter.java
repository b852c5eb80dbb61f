package fleetauditor.graph;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After}. Seen from Graph: seconds, seconds with decimals, several values in one header, and dates.
 *
 * @see <a href="https://learn.microsoft.com/graph/throttling">Throttling guidance</a>
 */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private RetryAfter() {}

    /**
     * The longest wait that is asked for; null when none is, or none can be read, or it is not positive: a zero does not
     * mean that Graph is ready again.
     *
     * @param now the time on Graph's clock, which dates are counted from
     */
    static @Nullable Duration parse(List<String> values, Instant now) {
        Duration longest = Duration.ZERO;
        for (String value : values) {
            Duration wait = one(value.strip(), now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest.isZero() ? null : longest;
    }

    /** The point in time of an HTTP date; null when it is none. */
    static @Nullable Instant date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration one(String value, Instant now) {
        Instant until = date(value);
        if (until != null) {
            return Duration.between(now, until);
        }
        Duration longest = Duration.ZERO;
        for (String part : value.split(",")) {
            String number = part.strip();
            if (SECONDS.matcher(number).matches()) {
                long nanos = new BigDecimal(number).movePointRight(9).longValue();
                longest = nanos > longest.toNanos() ? Duration.ofNanos(nanos) : longest;
            }
        }
        return longest;
    }
}
