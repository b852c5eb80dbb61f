package fleetauditor.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many requests in any window of time, for everybody who shares it. Thread-safe. */
final class Budget {
    /** Requests that leave evenly may arrive closer together. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private final int requests;
    private final Duration window;
    private final Time time;
    private final Deque<Instant> granted = new ArrayDeque<>();

    Budget(int requests, Duration window, Time time) {
        this.requests = requests;
        this.window = window.plus(MARGIN);
        this.time = time;
    }

    /** Takes the next free place and says how long to wait for it. */
    synchronized Duration reserve() {
        Instant now = time.now();
        Instant at = now;
        if (granted.size() == requests) {
            Instant free = granted.removeFirst().plus(window);
            at = free.isAfter(now) ? free : now;
        }
        granted.addLast(at);
        return Duration.between(now, at);
    }
}
