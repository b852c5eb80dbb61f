package fleetauditor.graph;

import com.fasterxml.jackson.core.JsonParser;
import dev.failsafe.Execution;
import fleetauditor.graph.BatchBody.ItemAnswer;
import fleetauditor.graph.PageReader.Page;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads many collections through {@code $batch}. Each has its own tries, pages and end; what one is refused does not
 * touch the others.
 */
final class BatchRead<T> {
    /** Graph's own limit. */
    static final int ITEMS = 20;

    private final Exchange exchange;
    private final Meter meter;
    private final PageReader<T> reader;
    private final BatchSink<T> sink;

    /** One collection on its way. */
    private final class Item {
        final int index;
        final Call first;
        Call call;
        Trail trail = new Trail(exchange.links());
        Execution<Object> tries = exchange.tries();
        int restarts;

        @Nullable
        TransientFailure failure;

        Instant due = Instant.MIN;

        Item(int index, GraphRequest request) {
            this.index = index;
            this.first = Call.first(exchange.links(), request);
            this.call = first;
        }

        /** One batch is for one version; and one service, whose limits it is counted by. */
        boolean goesWith(Item other) {
            return call.service() == other.call.service()
                    && exchange.links()
                            .version(call.uri())
                            .equals(exchange.links().version(other.call.uri()));
        }

        void goTo(Call next) {
            call = next;
            tries = exchange.tries();
            failure = null;
            due = Instant.MIN;
        }
    }

    BatchRead(Exchange exchange, Meter meter, RowParser<T> parser, BatchSink<T> sink) {
        this.exchange = exchange;
        this.meter = meter;
        this.reader = new PageReader<>(parser);
        this.sink = sink;
    }

    /** @throws GraphException if the batch itself is refused */
    void read(List<GraphRequest> requests) {
        List<Item> waiting = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            waiting.add(new Item(i, requests.get(i)));
        }
        while (!waiting.isEmpty()) {
            List<Item> round = round(waiting);
            waiting.removeAll(round);
            List<Call> calls = round.stream().map(item -> item.call).toList();
            Call batch = Call.batch(exchange.links(), calls);
            Map<String, ItemAnswer> answers = exchange.read(batch, () -> exchange.send(batch), BatchBody::read);
            for (int i = 0; i < round.size(); i++) {
                if (goesOn(round.get(i), answers.get(String.valueOf(i)))) {
                    waiting.add(round.get(i));
                }
            }
        }
    }

    /** The next items to send; waits until one is due. */
    private List<Item> round(List<Item> waiting) {
        Item soonest = waiting.get(0);
        for (Item item : waiting) {
            soonest = item.due.isBefore(soonest.due) ? item : soonest;
        }
        Instant now = exchange.time().now();
        if (soonest.failure != null && soonest.due.isAfter(now)) {
            exchange.pause(soonest.call, soonest.failure, Duration.between(now, soonest.due));
            now = soonest.due;
        }
        Instant at = now;
        Item lead = soonest;
        return waiting.stream()
                .filter(item -> !item.due.isAfter(at) && item.goesWith(lead))
                .limit(ITEMS)
                .toList();
    }

    /** Takes in the answer to an item; false when it is at its end. */
    private boolean goesOn(Item item, @Nullable ItemAnswer answer) {
        Page<T> page;
        try {
            page = page(item.call, answer);
            item.trail.enter(item.call);
            if (page.nextLink() != null) {
                item.goTo(item.trail.next(item.call, page.nextLink()));
            }
        } catch (TransientFailure failure) {
            return triesAgain(item, failure);
        } catch (LostPlaceException lost) {
            return beginsAnew(item, lost);
        } catch (GraphException problem) {
            sink.failed(item.index, problem);
            return false;
        }
        meter.page();
        sink.page(item.index, page.rows());
        return page.nextLink() != null;
    }

    private Page<T> page(Call call, @Nullable ItemAnswer answer) {
        if (answer == null) {
            throw Refusals.missing(call);
        }
        if (answer.status() != 200) {
            throw Refusals.of(
                    call,
                    answer.status(),
                    answer.headers(),
                    answer.error(),
                    "",
                    exchange.time().now());
        }
        try (JsonParser parser = answer.body().asParser()) {
            return reader.page(parser, link -> {});
        } catch (IOException e) {
            throw Refusals.brokenBody(call, answer.status(), answer.headers(), "", e);
        }
    }

    private boolean triesAgain(Item item, TransientFailure failure) {
        try {
            Duration wait = exchange.wait(failure, item.tries);
            item.due = exchange.time().now().plus(wait);
            item.failure = failure;
            meter.retry();
            return true;
        } catch (GraphException end) {
            sink.failed(item.index, end);
            return false;
        }
    }

    private boolean beginsAnew(Item item, LostPlaceException lost) {
        if (item.restarts == Session.RESTARTS) {
            sink.failed(item.index, lost.problem());
            return false;
        }
        item.restarts++;
        meter.retry();
        sink.restart(item.index);
        item.trail = new Trail(exchange.links());
        item.goTo(item.first);
        return true;
    }
}
