package fleetauditor.alert;

import fleetauditor.lifecycle.Life;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says when a finding that stays open is told again: each time a whole number of periods has passed since it was last
 * news, at the first audit after that which sees it. An audit that could not judge it, or did not ask its rule, loses no
 * reminder. Nothing needs to be remembered but when audits were.
 */
final class Reminders {
    /**
     * An audit that is so much too early counts as in time: no two nights begin at the same second, and a reminder of
     * three days is meant for the third night.
     */
    static final Duration TOLERANCE = Duration.ofHours(6);

    private final Instant now;
    private final Map<Long, Instant> audits = new HashMap<>();

    /**
     * @param now the audit's clock
     * @param earlier runs of the tenant, newest first; this one is not among them
     */
    Reminders(Instant now, List<PastRun> earlier) {
        this.now = now;
        earlier.stream()
                .filter(run -> run.completeness() != Completeness.FAILED)
                .forEach(run -> audits.put(run.number(), run.info().asOf()));
    }

    /**
     * Whether to tell a finding again.
     *
     * @param seenBefore the clock of the last audit before this one that saw it; null when none did
     * @param period zero for never
     */
    boolean isDue(Life life, @Nullable Instant seenBefore, Duration period) {
        return seenBefore != null && isDue(lastNews(life), seenBefore, now, period);
    }

    /**
     * Whether a whole number of periods since {@code news} ended after {@code before}, and by {@code now}.
     *
     * @param period zero for never
     */
    static boolean isDue(Instant news, Instant before, Instant now, Duration period) {
        return !period.isZero() && periods(news, now, period) > periods(news, before, period);
    }

    /** When it last appeared, came back or got worse; its first sight when nobody knows that audit any more. */
    private Instant lastNews(Life life) {
        Instant latest = life.firstSeen();
        for (Instant at : Stream.of(time(life.reopenedRun()), time(life.worsenedRun()))
                .flatMap(Optional::stream)
                .toList()) {
            latest = at.isAfter(latest) ? at : latest;
        }
        return latest;
    }

    private Optional<Instant> time(@Nullable Long run) {
        return run == null ? Optional.empty() : Optional.ofNullable(audits.get(run));
    }

    private static long periods(Instant from, Instant to, Duration period) {
        return to.isBefore(from)
                ? 0
                : Duration.between(from, to).plus(TOLERANCE).dividedBy(period);
    }
}
