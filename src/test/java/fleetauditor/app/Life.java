package fleetauditor.app;

import fleetauditor.cli.NightsProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One process of {@link NightsProcess}, from its start to its end or until it is killed. */
final class Life implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 300;

    private final Process process;
    private final Thread listener;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger over = new AtomicInteger();
    private final AtomicLong begunAt = new AtomicLong();
    private final AtomicLong firstNightMillis = new AtomicLong();

    Life(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen, "listener");
        listener.start();
    }

    /** Waits so long from the moment on that its first night begins; false when it ended before. */
    boolean waitFor(long millis) throws InterruptedException {
        return begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** With a SIGKILL; what it had said by then can still be read, unlike after {@code Process.destroyForcibly}. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Its exit code. */
    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the program did not end");
        }
        listener.join();
        return process.exitValue();
    }

    int nightsOver() {
        return over.get();
    }

    /** Empty when not even one night was over. */
    OptionalLong firstNightMillis() {
        return over.get() == 0 ? OptionalLong.empty() : OptionalLong.of(firstNightMillis.get());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(NightsProcess.SAYS + NightsProcess.BEGUN)) {
                    begunAt.set(System.nanoTime());
                    begun.countDown();
                } else if (line.equals(NightsProcess.SAYS + NightsProcess.NIGHT_OVER) && over.getAndIncrement() == 0) {
                    firstNightMillis.set((System.nanoTime() - begunAt.get()) / 1_000_000);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            begun.countDown();
        }
    }
}
