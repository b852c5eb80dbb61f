package fleetauditor.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.SchedulerException;

class ScheduleTest {
    private static final String EVERY_SECOND = "* * * * * ?";
    private static final String EVERY_NIGHT = "0 30 2 * * ?";
    private static final String NEXT_CENTURY = "0 0 0 1 1 ? 2099";
    private static final long A_LONG_WHILE = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            nullValues = "never",
            value = {
                // last run, now, missed
                "never,                2026-08-15T09:00:00Z, false",
                "2026-08-15T02:30:00Z, 2026-08-15T09:00:00Z, false",
                "2026-08-15T02:29:59Z, 2026-08-15T09:00:00Z, true",
                "2026-08-14T02:30:05Z, 2026-08-15T02:29:59Z, false",
                "2026-08-14T02:30:05Z, 2026-08-15T02:30:00Z, false",
                "2026-08-14T02:30:05Z, 2026-08-15T02:30:01Z, true",
                "2026-08-01T02:30:05Z, 2026-08-15T09:00:00Z, true",
                "2026-08-16T02:30:05Z, 2026-08-15T09:00:00Z, false"
            })
    void aNightIsMissedWhenItsTimePassedSinceTheLastRun(Instant lastRun, Instant now, boolean missed) {
        assertThat(Schedule.isMissed(config(EVERY_NIGHT), Optional.ofNullable(lastRun), now))
                .isEqualTo(missed);
    }

    @Test
    void aTimeThatNeverComesIsNeverMissed() {
        assertThat(Schedule.isMissed(config("0 0 0 30 2 ?"), Optional.of(Instant.EPOCH), Instant.now()))
                .isFalse();
    }

    @Test
    void aTaskThatThrowsLeavesTheOthersAndItsOwnNextTimeAlone() throws Exception {
        var good = new CountDownLatch(2);
        var bad = new CountDownLatch(2);

        try (Schedule schedule = start(EVERY_SECOND, List.of("good", "bad"), name -> {
            if (name.equals("bad")) {
                bad.countDown();
                throw new IllegalStateException("a bad night");
            }
            good.countDown();
        })) {
            assertThat(good.await(A_LONG_WHILE, TimeUnit.SECONDS)).isTrue();
            assertThat(bad.await(A_LONG_WHILE, TimeUnit.SECONDS)).isTrue();
            assertThat(schedule).isNotNull();
        }
    }

    @Test
    void twoRunsOfOneNameNeverOverlap() throws Exception {
        var slowRuns = new AtomicInteger();
        var slowEntered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var others = new CountDownLatch(3);
        var slowAgain = new CountDownLatch(2);

        try (Schedule schedule = start(EVERY_SECOND, List.of("slow", "quick"), name -> {
            if (name.equals("quick")) {
                if (slowEntered.getCount() == 0) {
                    others.countDown();
                }
                return;
            }
            slowRuns.incrementAndGet();
            slowEntered.countDown();
            slowAgain.countDown();
            awaitUninterrupted(release);
        })) {
            assertThat(schedule).isNotNull();
            assertThat(others.await(A_LONG_WHILE, TimeUnit.SECONDS)).isTrue();
            assertThat(slowRuns).as("three more times came while it ran").hasValue(1);
            release.countDown();
            assertThat(slowAgain.await(A_LONG_WHILE, TimeUnit.SECONDS))
                    .as("and it goes on afterwards")
                    .isTrue();
        }
    }

    @Test
    void aMissedNightIsMadeUpOnceAndOnlyWhereItWasMissed() throws Exception {
        var runs = new LastRuns(folder);
        runs.note("missed", Instant.parse("2020-01-01T00:00:00Z"));
        runs.note("done", Instant.parse("2026-08-15T02:30:00Z"));
        var called = new ConcurrentLinkedQueue<String>();
        var madeUp = new CountDownLatch(1);
        var config = config("0 30 2 * * ?");
        Clock clock = Clock.fixed(Instant.parse("2026-08-15T09:00:00Z"), ZoneId.of("UTC"));

        try (Schedule schedule = Schedule.start(config, List.of("missed", "done", "new"), runs, clock, name -> {
            called.add(name);
            madeUp.countDown();
        })) {
            assertThat(schedule).isNotNull();
            assertThat(madeUp.await(A_LONG_WHILE, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(called).containsExactly("missed");
    }

    @Test
    void closingEndsTheWaitingAndCanBeDoneTwice() throws Exception {
        Schedule schedule = start(NEXT_CENTURY, List.of("a"), name -> {});
        var waiting = new CountDownLatch(1);
        var waiter = new Thread(() -> {
            waiting.countDown();
            try {
                schedule.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        waiter.start();
        assertThat(waiting.await(A_LONG_WHILE, TimeUnit.SECONDS)).isTrue();

        schedule.close();
        schedule.close();
        waiter.join(TimeUnit.SECONDS.toMillis(A_LONG_WHILE));

        assertThat(waiter.isAlive()).isFalse();
        schedule.await();
    }

    @Test
    void closingDoesNotWaitForARun() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        Schedule schedule = start(EVERY_SECOND, List.of("slow"), name -> {
            entered.countDown();
            awaitUninterrupted(release);
            left.countDown();
        });
        assertThat(entered.await(A_LONG_WHILE, TimeUnit.SECONDS)).isTrue();

        schedule.close();

        assertThat(left.getCount()).as("it still runs").isEqualTo(1);
        release.countDown();
        assertThat(left.await(A_LONG_WHILE, TimeUnit.SECONDS)).isTrue();
    }

    private Schedule start(String cron, List<String> names, java.util.function.Consumer<String> task)
            throws SchedulerException {
        return Schedule.start(config(cron), names, new LastRuns(folder), Clock.systemUTC(), task);
    }

    private ServiceConfig config(String cron) {
        return new ServiceConfig(cron, ZoneId.of("UTC"), folder);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(A_LONG_WHILE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
