package fleetauditor.alert;

import fleetauditor.alert.AlertConfig.Patience;
import fleetauditor.store.Outbox;
import fleetauditor.store.QueuedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: every route by itself and in order, each message until it was taken or is given up. A route that
 * does not work holds up nothing but itself.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** However old a message is, it is tried as often as this while the other side is out of reach. */
    private static final int LEAST_TRIES = 5;

    /** A try can consist of several steps, each of which may take the timeout. */
    private static final int STEPS = 3;

    private final AlertConfig config;
    private final Map<Channel, Delivery> deliveries;
    private final Clock clock;

    Sender(AlertConfig config, Map<Channel, Delivery> deliveries, Clock clock) {
        this.config = config;
        this.deliveries = Map.copyOf(deliveries);
        this.clock = clock;
    }

    /** Sends one message, now. */
    void send(String key, Route route, Alert alert) throws DeliveryException {
        Delivery delivery = deliveries.get(route.channel());
        if (delivery == null) {
            throw DeliveryException.passing("the channel " + route.channel().key() + " is not configured");
        }
        delivery.send(key, route, alert);
    }

    /**
     * Sends what is due.
     *
     * @return how many messages were sent
     */
    int drain(Outbox outbox) {
        ExecutorService threads = Executors.newCachedThreadPool(Sender::daemon);
        try {
            var sent = new AtomicInteger();
            while (true) {
                List<QueuedMessage> due = outbox.claim(clock.instant(), lease());
                if (due.isEmpty()) {
                    return sent.get();
                }
                round(threads, outbox, due, sent);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Tries the first due message of every route, side by side. */
    private void round(ExecutorService threads, Outbox outbox, List<QueuedMessage> due, AtomicInteger sent)
            throws InterruptedException {
        List<Callable<Boolean>> tries = due.stream()
                .<Callable<Boolean>>map(message -> () -> {
                    DeliveryException failure = attempt(message);
                    note(outbox, message, failure);
                    return failure == null && sent.incrementAndGet() > 0;
                })
                .toList();
        List<Future<Boolean>> ends = threads.invokeAll(tries, longest().toMillis(), TimeUnit.MILLISECONDS);
        for (int i = 0; i < ends.size(); i++) {
            try {
                ends.get(i).get();
            } catch (CancellationException e) {
                note(
                        outbox,
                        due.get(i),
                        DeliveryException.passing("no end within " + longest().toSeconds() + " s"));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException store ? store : new IllegalStateException(e);
            }
        }
    }

    /** Null when it was sent. */
    private @Nullable DeliveryException attempt(QueuedMessage message) {
        String name = message.message().route();
        Optional<Route> route = config.route(name);
        if (route.isEmpty()) {
            return DeliveryException.passing("no route " + name + " is configured");
        }
        try {
            send(
                    message.message().key(),
                    route.get(),
                    Alert.of(message.message().payload()));
            return null;
        } catch (DeliveryException e) {
            return e;
        } catch (RuntimeException e) { // a bug, or a message of another release: no reason to hold up other routes
            // Not its message: that could hold the address.
            String what = "unexpected " + e.getClass().getSimpleName();
            LOG.debug("alerts: route {}: {} at {}", name, what, List.of(e.getStackTrace()));
            return DeliveryException.refused(what);
        }
    }

    /** @param failure null when it was sent */
    private void note(Outbox outbox, QueuedMessage message, @Nullable DeliveryException failure) {
        String key = message.message().key();
        String route = message.message().route();
        Instant now = clock.instant();
        if (failure == null) {
            outbox.sent(key, now);
            LOG.info("alerts: route {}: sent {}", route, key);
            return;
        }
        int tries = message.tries() + 1;
        Patience patience = config.patience();
        boolean over = failure.isPermanent()
                ? tries >= patience.tries()
                : tries >= LEAST_TRIES && !now.isBefore(message.createdAt().plus(patience.giveUpAfter()));
        if (over) {
            outbox.giveUp(key, failure.text());
            LOG.error(
                    "alerts: route {}: given up {} after {} tries: {}; see fleet-auditor alerts list",
                    route,
                    key,
                    tries,
                    failure.text());
        } else {
            Instant next = now.plus(wait(message.tries(), failure.retryAfter()));
            outbox.failed(key, failure.text(), next);
            LOG.warn("alerts: route {}: not sent {}: {}; next try at {}", route, key, failure.text(), next);
        }
    }

    /** 1, 2, 4, 8 ... minutes, at most 6 hours, or longer when the other side asks for it. */
    static Duration wait(int failures, @Nullable Duration asked) {
        Duration wait = failures >= 9 ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << failures);
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    private Duration longest() {
        return config.patience().timeout().multipliedBy(STEPS);
    }

    /** Longer than a try can take: nobody else sends the message meanwhile. */
    private Duration lease() {
        return longest().plus(config.patience().timeout());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "alerts");
        thread.setDaemon(true);
        return thread;
    }
}
