package fleetauditor.graph;

import fleetauditor.config.Durations;
import java.time.Duration;
import java.time.Instant;

/** How long one dataset may take. Thread-safe. */
final class Deadline {
    private final Duration allowed;
    private final Meter meter;
    private final Time time;

    Deadline(Duration allowed, Meter meter, Time time) {
        this.allowed = allowed;
        this.meter = meter;
        this.time = time;
    }

    /** What is left, counted from the first request; not positive when it is over. */
    Duration left() {
        Instant end = meter.start().plus(allowed);
        return Duration.between(time.now(), end);
    }

    /** As the setting says it: {@code 30m}. */
    @Override
    public String toString() {
        return Durations.format(allowed);
    }
}
