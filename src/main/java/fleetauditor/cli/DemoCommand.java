package fleetauditor.cli;

import fleetauditor.app.AppConfig;
import fleetauditor.app.Application;
import fleetauditor.app.Nights;
import fleetauditor.app.TenantConfig;
import fleetauditor.audit.AuditResult;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.SignInConfig;
import fleetauditor.lifecycle.Changes;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** An audit of the built-in simulated tenant, through the same code as {@code run}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Audits a simulated tenant on this machine and writes the reports: no credentials, nothing leaves the machine.",
            "Ends with exit code 0 although the tenant has faults: they are there to be shown."
        },
        subcommands = DemoWhatifCommand.class,
        footer = {"", "Example:", "  fleet-auditor demo --devices 5000 --output reports"})
final class DemoCommand implements Callable<Integer> {
    private static final int MOST_DEVICES = 2_000_000;
    private static final int MOST_NIGHTS = 400;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "Managed devices of the tenant; default ${DEFAULT-VALUE}.")
    private int devices = TenantPlan.DEFAULT_DEVICES;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Another seed is another company; default ${DEFAULT-VALUE}.")
    private long seed = TenantPlan.DEFAULT_SEED;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where reports are written; default ${DEFAULT-VALUE}.")
    private String output = "reports";

    @Option(names = "--lang", paramLabel = "en|ja", description = "Language of the reports; default ${DEFAULT-VALUE}.")
    private String language = "en";

    @Option(
            names = "--nights",
            paramLabel = "N",
            description = "Audits so many nights in a row, so that the last reports show what changed; default 1.")
    private int nights = 1;

    @Option(names = "--keep-data", description = "Keep what was read beside the reports, to be asked by whatif --data.")
    private boolean keepData;

    @Override
    public Integer call() throws IOException {
        if (nights < 1 || nights > MOST_NIGHTS) {
            throw new ParameterException(spec.commandLine(), "--nights " + nights + ": not in 1 .. " + MOST_NIGHTS);
        }
        Map<String, String> settings = nights == 1 ? Map.of() : Map.of("store.url", "jdbc:sqlite:" + freshStore());
        for (int night = 0; night < nights - 1; night++) {
            onSimulatedTenant(night, settings, this::remember);
        }
        return onSimulatedTenant(nights - 1, settings, this::report);
    }

    /** One of the earlier nights: remembered, not reported. */
    private int remember(Application application, TenantConfig tenant, Instant asOf, Progress progress) {
        try (Nights memory = application.nights(true, false);
                GraphClient graph = application.graph(tenant)) {
            var order = memory.order("demo", asOf, Set.of());
            AuditResult result = application.audit(graph, order, table -> {});
            memory.remember(result, tenant);
            progress.step("night of " + asOf + ": " + result.findings().size() + " findings");
        }
        return ExitCode.OK;
    }

    private int report(Application application, TenantConfig tenant, Instant asOf, Progress progress)
            throws IOException {
        application.checkOutput();
        try (Nights memory = application.nights(nights > 1, false);
                GraphClient graph = application.graph(tenant)) {
            var order = memory.order("demo", asOf, Set.of());
            AuditResult result = application.audit(graph, order, progress::read);
            Changes changes = memory.remember(result, tenant);
            RunCommand.print(application.summary(result, changes), application.write(graph, result, changes), spec);
        }
        return ExitCode.OK;
    }

    /** The nights of a demo begin with nothing known. */
    private Path freshStore() throws IOException {
        Path file = Path.of(output, "demo-nights.db");
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
        }
        return file;
    }

    /** What is done with the simulated tenant. */
    interface Work {
        int on(Application application, TenantConfig tenant, Instant asOf, Progress progress) throws IOException;
    }

    /**
     * Starts the tenant, does the work and stops the tenant.
     *
     * @param more settings beside those of the options
     */
    int onSimulatedTenant(Map<String, String> more, Work work) throws IOException {
        return onSimulatedTenant(0, more, work);
    }

    private int onSimulatedTenant(int night, Map<String, String> more, Work work) throws IOException {
        if (devices < 0 || devices > MOST_DEVICES) {
            throw new ParameterException(spec.commandLine(), "--devices " + devices + ": not in 0 .. " + MOST_DEVICES);
        }
        Clock clock = Clock.systemUTC();
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(nights - 1L - night));
        try (SimulatedGraph simulated = SimulatedGraph.start(new TenantPlan(devices, seed, asOf, night))) {
            var progress = new Progress(spec.commandLine().getErr());
            progress.step("simulated tenant with " + devices + " managed devices at " + simulated.endpoint());
            var settings = new HashMap<>(Map.of(
                    "graph.endpoint",
                    simulated.endpoint().toString(),
                    "report.output",
                    output,
                    "report.language",
                    language,
                    "report.keepData",
                    String.valueOf(keepData)));
            settings.putAll(more);
            AppConfig config = AppConfig.load(new AppConfig.Sources(
                    Optional.empty(), Map.of(SignInConfig.ACCESS_TOKEN, simulated.token()), settings));
            var application = new Application(config, clock, line -> {});
            return work.on(application, config.tenant(Optional.empty()), asOf, progress);
        }
    }
}
