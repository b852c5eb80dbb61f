package fleetauditor.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still and jumps where somebody would wait. */
final class FakeTime implements Time {
    static final Instant START = Instant.parse("2026-08-15T09:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration wait) {
        waits.add(wait);
        now = now.plus(wait);
    }

    synchronized void pass(Duration span) {
        now = now.plus(span);
    }

    /** Every wait so far, in order. */
    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
