package fleetauditor.graph;

import fleetauditor.model.ReadStats;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts what reading a dataset takes. Thread-safe: the next page is asked for on another thread. */
final class Meter {
    private final Time time;
    private int pages;
    private int requests;
    private int retries;
    private Duration throttled = Duration.ZERO;
    private @Nullable Instant first;
    private Instant last = Instant.EPOCH;

    Meter(Time time) {
        this.time = time;
    }

    /** When the first request was sent, or now if none was. */
    synchronized Instant start() {
        if (first == null) {
            first = time.now();
            last = first;
        }
        return first;
    }

    /** @param times how often one request left: 0 when there was no connection, more than 1 when OkHttp repeated it */
    synchronized void sent(int times) {
        requests += Math.max(times, 1);
        retries += Math.max(times - 1, 0);
    }

    synchronized void retry() {
        retries++;
    }

    synchronized void page() {
        pages++;
        last = time.now();
    }

    synchronized void answer() {
        last = time.now();
    }

    synchronized void throttled(Duration wait) {
        throttled = throttled.plus(wait);
    }

    synchronized ReadStats stats() {
        Duration duration = first == null ? Duration.ZERO : Duration.between(first, last);
        return new ReadStats(pages, requests, retries, throttled, duration);
    }
}
