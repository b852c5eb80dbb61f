package fleetauditor.cli;

import fleetauditor.app.AppConfig;
import fleetauditor.app.Application;
import fleetauditor.app.NightlyAudits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The scheduled service. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Audits every configured tenant on schedule until it is stopped.",
        footer = {"", "Example:", "  fleet-auditor serve --config config/fleet-auditor.yaml"})
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; default config/fleet-auditor.yaml if it exists.")
    private @Nullable Path config;

    @Override
    public Integer call() throws Exception {
        AppConfig settings = TenantOptions.load(spec, Optional.ofNullable(config), Map.of());
        Clock clock = Clock.systemUTC();
        var application = new Application(settings, clock, line -> LOG.warn("{}", line));
        application.checkOutput();
        try (var nights = NightlyAudits.start(application, clock)) {
            Runtime.getRuntime().addShutdownHook(new Thread(nights::close, "stop"));
            nights.await();
        }
        return ExitCode.OK;
    }
}
