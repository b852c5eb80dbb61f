package fleetauditor.cli;

import fleetauditor.app.AppConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of every command that reads a tenant. */
final class TenantOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; default config/fleet-auditor.yaml if it exists.")
    private @Nullable Path config;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Which of the configured tenants.")
    private @Nullable String tenant;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Graph's root without version, for example https://graph.microsoft.us.")
    private @Nullable String endpoint;

    @Option(names = "--output", paramLabel = "DIR", description = "Where reports are written; default reports.")
    private @Nullable String output;

    @Option(
            names = "--format",
            paramLabel = "LIST",
            description = "Any of xlsx,json,html (whatif: xlsx,json); default all.")
    private @Nullable String format;

    @Option(names = "--lang", paramLabel = "en|ja", description = "Language of the reports; default en.")
    private @Nullable String language;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "The audit's clock, for example 2026-08-15T09:00:00Z; every age is counted from it. Default now.")
    private @Nullable String asOf;

    Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    /**
     * Makes sure that nothing is said of a tenant that is not asked.
     *
     * @throws ParameterException if {@code --tenant}, {@code --endpoint} or {@code --as-of} is given
     */
    void refuseBeside(String option, CommandSpec spec) {
        var given = new LinkedHashMap<String, String>();
        put(given, "--tenant", tenant);
        put(given, "--endpoint", endpoint);
        put(given, "--as-of", asOf);
        if (!given.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(", ", given.keySet()) + " does not go with " + option
                            + ": the data says which tenant it is of, and when it was read");
        }
    }

    /** The whole configuration, with these options above environment and file. */
    AppConfig load(CommandSpec spec, Map<String, String> more) {
        var commandLine = new LinkedHashMap<String, String>();
        put(commandLine, "graph.endpoint", endpoint);
        put(commandLine, "report.output", output);
        put(commandLine, "report.formats", format);
        put(commandLine, "report.language", language);
        commandLine.putAll(more);
        return load(spec, Optional.ofNullable(config), commandLine);
    }

    /** The whole configuration of a command that has other options. */
    static AppConfig load(CommandSpec spec, Optional<Path> file, Map<String, String> commandLine) {
        return AppConfig.load(new AppConfig.Sources(file, FleetAuditorCommand.environment(spec), commandLine));
    }

    /** The audit's clock, in whole seconds when it is the real one. */
    Instant asOf(CommandSpec spec, Clock clock) {
        if (asOf == null) {
            return clock.instant().truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            return Instant.parse(asOf);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--as-of " + asOf + ": not an instant such as 2026-08-15T09:00:00Z", e);
        }
    }

    private static void put(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
