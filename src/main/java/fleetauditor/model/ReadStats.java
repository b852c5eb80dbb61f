package fleetauditor.model;

import java.time.Duration;

/**
 * What reading a dataset took.
 *
 * @param requests HTTP requests sent, retries included
 * @param retries requests that were sent again
 * @param throttled time spent waiting because Graph asked for it (429, 503, 509)
 * @param duration from the first request to the last byte
 */
public record ReadStats(int pages, int requests, int retries, Duration throttled, Duration duration) {
    public static final ReadStats NONE = new ReadStats(0, 0, 0, Duration.ZERO, Duration.ZERO);

    /** Both together, as if read one after the other. */
    public ReadStats plus(ReadStats other) {
        return new ReadStats(
                pages + other.pages,
                requests + other.requests,
                retries + other.retries,
                throttled.plus(other.throttled),
                duration.plus(other.duration));
    }
}
