package fleetauditor.cli;

import fleetauditor.model.Table;
import java.io.PrintWriter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an audit is doing: on stderr when that is a terminal, else as log lines. Thread-safe. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private final PrintWriter err;
    private final boolean terminal;

    Progress(PrintWriter err) {
        this.err = err;
        // Java cannot tell; the launcher can
        this.terminal = Boolean.getBoolean("fleetauditor.terminal");
    }

    void step(String what) {
        if (terminal) {
            synchronized (err) {
                err.println(what);
                err.flush();
            }
        } else {
            LOG.info("{}", what);
        }
    }

    void read(Table<?> table) {
        String seconds =
                String.format(Locale.ROOT, "%.1f s", table.stats().duration().toMillis() / 1000.0);
        if (table.isComplete()) {
            step(String.format(
                    Locale.ROOT,
                    "read %s: %,d rows, %s",
                    table.dataset().name(),
                    table.rows().size(),
                    seconds));
        } else {
            step("read " + table.dataset().name() + ": " + table.state().key() + ", " + seconds + ". "
                    + PlainText.of(String.valueOf(table.problem())));
        }
    }
}
