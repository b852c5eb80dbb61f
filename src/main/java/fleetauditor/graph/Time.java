package fleetauditor.graph;

import java.time.Duration;
import java.time.Instant;

/** What waits and deadlines are measured by; a test moves it by hand. Thread-safe. */
interface Time {
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }
    };

    Instant now();

    /** @throws InterruptedException if the thread is told to stop */
    void sleep(Duration wait) throws InterruptedException;
}
