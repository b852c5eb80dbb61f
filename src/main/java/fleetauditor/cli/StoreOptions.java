package fleetauditor.cli;

import fleetauditor.lifecycle.PastRun;
import fleetauditor.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the commands that look back have in common: which store, and runs as people name them. */
final class StoreOptions {
    /** Characters of a run's id that are shown; as many are enough to name it. */
    private static final int SHOWN = 8;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; default config/fleet-auditor.yaml if it exists.")
    private @Nullable Path config;

    /** Opens the store of a configuration. */
    interface Opener {
        /** @param config named on the command line; empty for the standard one */
        Store open(Optional<Path> config);
    }

    Store open(Opener opener) {
        return opener.open(Optional.ofNullable(config));
    }

    /** The beginning of a run's id. */
    static String shown(PastRun run) {
        return run.id().length() <= SHOWN ? run.id() : run.id().substring(0, SHOWN);
    }

    /** The run whose id begins so. */
    static PastRun run(Store store, String id, CommandSpec spec) {
        List<PastRun> found = id.isBlank() ? List.of() : store.runs(id.strip());
        if (found.size() == 1) {
            return found.get(0);
        }
        String problem = found.isEmpty()
                ? ": no such run; fleet-auditor history lists them"
                : ": " + found.size() + " runs begin so; give more of the id";
        throw new ParameterException(spec.commandLine(), "RUN " + id + problem);
    }
}
