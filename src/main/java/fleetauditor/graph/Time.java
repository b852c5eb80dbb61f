package fleetauditor.graph;

import java.time.Duration;
import java.time.Instant;

/** What waits and deadlines are measured by: it never goes back. A test moves it by hand. Thread-safe. */
interface Time {
    Instant now();

    /** @throws InterruptedException if the thread is told to stop */
    void sleep(Duration wait) throws InterruptedException;

    /** The wall clock of this moment, and from then on the time that passes: a clock that is set does not disturb it. */
    static Time system() {
        Instant start = Instant.now();
        long startNanos = System.nanoTime();
        return new Time() {
            @Override
            public Instant now() {
                return start.plusNanos(System.nanoTime() - startNanos);
            }

            @Override
            public void sleep(Duration wait) throws InterruptedException {
                Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
            }
        };
    }
}
