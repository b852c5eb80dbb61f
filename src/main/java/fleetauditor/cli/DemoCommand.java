package fleetauditor.cli;

import fleetauditor.app.AppConfig;
import fleetauditor.app.Application;
import fleetauditor.app.TenantConfig;
import fleetauditor.audit.AuditResult;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.SignInConfig;
import fleetauditor.run.AuditRun.Order;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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

    @Override
    public Integer call() throws IOException {
        return onSimulatedTenant(Map.of(), (application, tenant, asOf, progress) -> {
            application.checkOutput();
            try (GraphClient graph = application.graph(tenant)) {
                AuditResult result = application.audit(graph, new Order("demo", asOf, Set.of()), progress::read);
                RunCommand.print(application, result, application.write(result), spec);
            }
            return ExitCode.OK;
        });
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
        if (devices < 0 || devices > MOST_DEVICES) {
            throw new ParameterException(spec.commandLine(), "--devices " + devices + ": not in 0 .. " + MOST_DEVICES);
        }
        Clock clock = Clock.systemUTC();
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try (SimulatedGraph simulated = SimulatedGraph.start(new TenantPlan(devices, seed, asOf, 0))) {
            var progress = new Progress(spec.commandLine().getErr());
            progress.step("simulated tenant with " + devices + " managed devices at " + simulated.endpoint());
            var settings = new HashMap<>(Map.of(
                    "graph.endpoint", simulated.endpoint().toString(),
                    "report.output", output,
                    "report.language", language));
            settings.putAll(more);
            AppConfig config = AppConfig.load(new AppConfig.Sources(
                    Optional.empty(), Map.of(SignInConfig.ACCESS_TOKEN, simulated.token()), settings));
            var application = new Application(config, clock, line -> {});
            return work.on(application, config.tenant(Optional.empty()), asOf, progress);
        }
    }
}
