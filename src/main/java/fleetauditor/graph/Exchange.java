package fleetauditor.graph;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import fleetauditor.graph.GraphException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests of one session and waits between tries: the only place that retries. Only {@link #send} is called
 * from two threads.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(10);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final Shared shared;
    private final Meter meter;
    private final Deadline deadline;
    private final RetryPolicy<Object> policy;

    /** What all sessions of a client have in common. */
    record Shared(Transport transport, Tokens tokens, Budgets budgets, Reach reach, Links links, Time time) {}

    /** Reads a body; an IOException means that it broke off. */
    @FunctionalInterface
    interface BodyReader<R> {
        R read(InputStream body) throws IOException;
    }

    Exchange(Shared shared, Meter meter, Deadline deadline, int tries) {
        this.shared = shared;
        this.meter = meter;
        this.deadline = deadline;
        // 1, 2, 4, 8, 16, 20, 20 s: a limit that counts by the minute has passed before the last try.
        this.policy = RetryPolicy.builder()
                .handle(TransientFailure.class)
                .withMaxAttempts(tries)
                .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(20))
                .withJitter(0.1)
                .build();
    }

    Links links() {
        return shared.links();
    }

    Time time() {
        return shared.time();
    }

    /** The tries of one request, yet to be made. */
    Execution<Object> tries() {
        return Execution.of(policy);
    }

    /** Repeats {@code attempt} as long as it fails in a passing way, with waits between. */
    <R> R retrying(Call call, Supplier<R> attempt) {
        Execution<Object> tries = tries();
        while (true) {
            try {
                return attempt.get();
            } catch (TransientFailure failure) {
                Duration wait = wait(failure, tries);
                pause(call, failure, wait);
                meter.retry();
            }
        }
    }

    /** Reads an answer to its end, from {@code source} as often as it takes. */
    <R> R read(Call call, Supplier<Answer> source, BodyReader<R> reader) {
        return retrying(call, () -> {
            checkDeadline(call);
            try (Answer answer = source.get()) {
                try {
                    return reader.read(answer.body());
                } catch (IOException e) {
                    checkStopped(call);
                    throw Refusals.brokenBody(call, answer.status(), answer.headers(), answer.clientRequestId(), e);
                }
            }
        });
    }

    /**
     * How long to wait before the next try.
     *
     * @throws GraphException if there is no further try
     */
    Duration wait(TransientFailure failure, Execution<Object> tries) {
        tries.recordException(failure);
        GraphException problem = failure.problem();
        boolean unreachable = problem.kind() == Kind.UNREACHABLE;
        if (tries.isComplete() || (unreachable && shared.reach().isLost())) {
            if (unreachable) {
                shared.reach().lost();
            }
            throw Refusals.givenUp(problem, tries.getAttemptCount());
        }
        Duration asked = failure.retryAfter();
        Duration wait = asked == null ? tries.getDelay() : asked;
        if (wait.compareTo(deadline.left()) >= 0) {
            throw Refusals.tooLate(problem, wait, asked != null, deadline.toString());
        }
        return wait;
    }

    /** Waits, and counts what Graph asked for. */
    void pause(Call call, TransientFailure failure, Duration wait) {
        if (wait.compareTo(WORTH_TELLING) >= 0) {
            LOG.info("{}; trying again in {} s", failure.getMessage(), wait.toSeconds());
        } else {
            LOG.debug("{}; trying again in {} ms", failure.getMessage(), wait.toMillis());
        }
        sleep(call, wait);
        if (failure.isThrottling()) {
            meter.throttled(wait);
        }
    }

    /**
     * Sends one request; a 401 once more, with a new token where there is one.
     *
     * @throws TransientFailure if another try may help
     * @throws LostPlaceException if the page is gone
     * @throws GraphException if Graph says no
     */
    Answer send(Call call) {
        awaitBudget(call);
        String token = shared.tokens().current(call + " -> ");
        Answer answer = transmit(call, token);
        if (answer.status() != 401) {
            return accepted(call, token, answer);
        }
        String claims = answer.claims();
        answer.close();
        String next = shared.tokens().after(token, call + " -> ", claims);
        if (next.equals(token)) {
            sleep(call, SECOND_LOOK);
        }
        meter.retry();
        return accepted(call, next, transmit(call, next));
    }

    private Answer accepted(Call call, String token, Answer answer) {
        if (answer.status() == 200) {
            return answer;
        }
        RuntimeException refusal;
        try (answer) {
            refusal = refused(call, token, answer);
        }
        if (answer.status() == 503) {
            shared.transport().freshConnections();
        }
        throw refusal;
    }

    private RuntimeException refused(Call call, String token, Answer answer) {
        ErrorBody error = ErrorBody.read(answer.body());
        if (answer.status() == 401 && error.says("InvalidAuthenticationToken")) {
            shared.tokens().refuse(token, error.shown());
        }
        Instant now = shared.time().now();
        return Refusals.of(call, answer.status(), answer.headers(), error, answer.clientRequestId(), now);
    }

    private Answer transmit(Call call, String token) {
        Duration left = checkDeadline(call);
        var sent = new AtomicInteger();
        try {
            Answer answer = shared.transport().send(call, token, left, sent::incrementAndGet);
            shared.reach().found();
            meter.answer();
            return answer;
        } catch (IOException e) {
            checkStopped(call);
            throw Refusals.noAnswer(call, shared.links().host(), shared.reach().hasAnswered(), e);
        } finally {
            meter.sent(sent.get());
        }
    }

    private Duration checkDeadline(Call call) {
        Duration left = deadline.left();
        if (left.isNegative() || left.isZero()) {
            throw Refusals.pastDeadline(call, deadline.toString());
        }
        return left;
    }

    private void checkStopped(Call call) {
        if (Thread.currentThread().isInterrupted() || shared.transport().isClosed()) {
            throw Refusals.interrupted(call);
        }
    }

    private void awaitBudget(Call call) {
        Duration wait = shared.budgets().reserve(call.service(), call.weight());
        if (wait.compareTo(deadline.left()) >= 0) {
            throw Refusals.pastDeadline(call, deadline.toString());
        }
        sleep(call, wait);
    }

    private void sleep(Call call, Duration wait) {
        if (wait.isZero() || wait.isNegative()) {
            return;
        }
        try {
            shared.time().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.interrupted(call);
        }
    }
}
