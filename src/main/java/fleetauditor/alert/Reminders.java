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
 * news, at the first audit after that. Nothing needs to be remembered but when audits were.
 */
final class Reminders {
    private final Instant now;
    private final Optional<Instant> before;
    private final Map<Long, Instant> audits = new HashMap<>();

    /**
     * @param now the audit's clock
     * @param earlier runs of the tenant, newest first; this one is not among them
     */
    Reminders(Instant now, List<PastRun> earlier) {
        this.now = now;
        List<PastRun> judged = earlier.stream()
                .filter(run -> run.completeness() != Completeness.FAILED)
                .toList();
        this.before = judged.stream().findFirst().map(run -> run.info().asOf());
        judged.forEach(run -> audits.put(run.number(), run.info().asOf()));
    }

    /** @param period zero for never */
    boolean isDue(Life life, Duration period) {
        return isDue(lastNews(life), period);
    }

    /** Whether a whole number of periods since {@code news} ended after the last audit, and by now. */
    boolean isDue(Instant news, Duration period) {
        return !period.isZero()
                && before.isPresent()
                && periods(news, now, period) > periods(news, before.get(), period);
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
        return to.isBefore(from) ? 0 : Duration.between(from, to).dividedBy(period);
    }
}
