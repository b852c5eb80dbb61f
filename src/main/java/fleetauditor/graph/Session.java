package fleetauditor.graph;

import fleetauditor.graph.GraphException.Kind;
import fleetauditor.graph.PageReader.Page;
import fleetauditor.model.ReadStats;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Reads collections page by page. A page is handed on when it was read whole, so one that is read again counts once. */
final class Session implements GraphSession {
    /** How often a collection is begun anew before it is given up. */
    static final int RESTARTS = 5;

    private final Exchange exchange;
    private final Meter meter;
    private final Executor threads;

    Session(Exchange exchange, Meter meter, Executor threads) {
        this.exchange = exchange;
        this.meter = meter;
        this.threads = threads;
    }

    @Override
    public <T> void list(GraphRequest request, RowParser<T> parser, PageSink<T> sink) {
        Call first = Call.first(exchange.links(), request);
        for (int restarts = 0; ; restarts++) {
            try {
                pages(first, parser, sink);
                return;
            } catch (LostPlaceException e) {
                if (restarts == RESTARTS) {
                    throw e.problem();
                }
                meter.retry();
                sink.restart();
            }
        }
    }

    @Override
    public <T> Optional<T> get(GraphRequest request, RowParser<T> parser) {
        Call call = Call.first(exchange.links(), request);
        var reader = new PageReader<>(parser);
        try {
            Optional<T> row = exchange.read(call, () -> exchange.send(call), reader::single);
            meter.page();
            return row;
        } catch (LostPlaceException e) {
            throw e.problem();
        } catch (GraphException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public <T> void listAll(List<GraphRequest> requests, RowParser<T> parser, BatchSink<T> sink) {
        new BatchRead<>(exchange, meter, parser, sink).read(requests);
    }

    @Override
    public ReadStats stats() {
        return meter.stats();
    }

    private <T> void pages(Call first, RowParser<T> parser, PageSink<T> sink) {
        var reader = new PageReader<>(parser);
        var trail = new Trail(exchange.links());
        try (var ahead = new Prefetch(exchange, threads)) {
            Call call = first;
            while (call != null) {
                Call current = call;
                trail.enter(current);
                Page<T> page = exchange.read(
                        current,
                        () -> ahead.take(current),
                        body -> reader.page(body, link -> ahead.start(trail.next(current, link))));
                meter.page();
                sink.page(page.rows());
                call = page.nextLink() == null ? null : trail.next(current, page.nextLink());
            }
        }
    }
}
