package fleetauditor.graph;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Asks for the next page while the current one is parsed: at most one ahead. Used by one thread. Close it. */
final class Prefetch implements AutoCloseable {
    private final Exchange exchange;
    private final Executor threads;
    private @Nullable Call asked;
    private @Nullable CompletableFuture<Answer> answer;

    Prefetch(Exchange exchange, Executor threads) {
        this.exchange = exchange;
        this.threads = threads;
    }

    /** Asks for this page now, in the background, in place of any other. */
    void start(Call call) {
        if (asked != null && asked.uri().equals(call.uri())) {
            return;
        }
        close();
        asked = call;
        var promise = new CompletableFuture<Answer>();
        answer = promise;
        try {
            threads.execute(() -> keep(promise, call));
        } catch (RejectedExecutionException e) {
            throw Refusals.interrupted(call);
        }
    }

    /** The answer to this call: the one that was asked for ahead, else one asked for now. Throws what sending throws. */
    Answer take(Call call) {
        CompletableFuture<Answer> ready = answer;
        if (ready == null || asked == null || !asked.uri().equals(call.uri())) {
            return exchange.send(call);
        }
        asked = null;
        answer = null;
        try {
            return ready.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void keep(CompletableFuture<Answer> promise, Call call) {
        try {
            Answer came = exchange.send(call);
            if (!promise.complete(came)) {
                came.close();
            }
        } catch (RuntimeException e) { // thrown again where the answer is taken
            promise.completeExceptionally(e);
        }
    }

    /** Lets go of an answer that nobody took, now or when it comes. */
    @Override
    public void close() {
        CompletableFuture<Answer> untaken = answer;
        asked = null;
        answer = null;
        if (untaken != null && !untaken.cancel(false) && !untaken.isCompletedExceptionally()) {
            untaken.join().close();
        }
    }
}
