package fleetauditor.graph;

import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep the JVM alive. */
final class Threads {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Threads() {}

    static Thread daemon(Runnable work) {
        var thread = new Thread(work, "graph-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
