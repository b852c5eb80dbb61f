package fleetauditor.app;

import fleetauditor.alert.AlertConfig;
import fleetauditor.config.ConfigException;
import fleetauditor.config.Setting;
import fleetauditor.config.Settings;
import fleetauditor.config.SettingsSource;
import fleetauditor.config.Spelling;
import fleetauditor.graph.GraphConfig;
import fleetauditor.graph.SignInConfig;
import fleetauditor.lifecycle.ShrinkLimits;
import fleetauditor.rules.Rules;
import fleetauditor.service.ServiceConfig;
import fleetauditor.store.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole configuration. Order: command line, then environment, then the file. */
public record AppConfig(
        List<TenantConfig> tenants,
        AuditConfig audit,
        ReportConfig report,
        RulesConfig rules,
        ServiceConfig service,
        StoreConfig store,
        ShrinkLimits shrink,
        Path waivers,
        AlertConfig alerts) {
    /** Read when no {@code --config} is given and it exists. */
    public static final Path STANDARD_FILE = Path.of("config", "fleet-auditor.yaml");

    /** Variables of ours that are no settings. */
    private static final List<String> OTHER_VARIABLES =
            List.of(SignInConfig.ACCESS_TOKEN, "FLEET_AUDITOR_JAVA_OPTS", "FLEET_AUDITOR_(ALERT|TENANT)_\\w+");

    /**
     * Where the configuration comes from.
     *
     * @param file named on the command line; empty for the standard one
     * @param environment of the process, with {@code .env} below it
     * @param commandLine settings that the command line gives, by key
     */
    public record Sources(Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine) {
        public Sources {
            environment = Map.copyOf(environment);
            commandLine = Map.copyOf(commandLine);
        }
    }

    /**
     * Reads everything.
     *
     * @throws ConfigException with every problem at once
     */
    public static AppConfig load(Sources sources) {
        var problems = new ArrayList<String>();
        var given = new LinkedHashMap<String, String>();
        if (sources.file().isPresent() || Files.exists(STANDARD_FILE)) {
            given.putAll(SettingsSource.file(sources.file().orElse(STANDARD_FILE)));
        }
        List<String> known = reference().stream().map(Setting::key).toList();
        put(given, SettingsSource.fromEnvironment(sources.environment(), known, OTHER_VARIABLES, problems));
        put(given, sources.commandLine());
        var settings = new Settings(given);
        AppConfig config = null;
        try {
            config = read(settings, sources.environment());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
        try {
            settings.finish();
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
        if (config == null || !problems.isEmpty()) {
            throw new ConfigException(problems.stream().distinct().sorted().toList());
        }
        return config;
    }

    /** Every setting, for the generated reference. */
    public static List<Setting> reference() {
        var settings = new Settings(Map.of("tenants[0].name", "example", "alerts.routes[0].name", "example"));
        read(settings, Map.of());
        return settings.reference();
    }

    /**
     * The tenant of this name, case ignored; without a name the only one.
     *
     * @throws ConfigException if there is none, or there are several and no name was given
     */
    public TenantConfig tenant(Optional<String> name) {
        List<String> names = tenants.stream().map(TenantConfig::name).toList();
        if (name.isEmpty()) {
            if (tenants.size() > 1) {
                throw new ConfigException(
                        "several tenants are configured; choose one by --tenant: " + String.join(", ", names));
            }
            return tenants.get(0);
        }
        return tenants.stream()
                .filter(t -> t.name().equalsIgnoreCase(name.get()))
                .findFirst()
                .orElseThrow(() -> new ConfigException("--tenant " + name.get() + ": no such tenant; "
                        + Spelling.nearest(name.get(), names)
                                .map(n -> "did you mean " + n + "?")
                                .orElse("configured: " + String.join(", ", names))));
    }

    private static AppConfig read(Settings settings, Map<String, String> environment) {
        GraphConfig graph = GraphConfig.from(settings);
        return new AppConfig(
                TenantConfig.from(settings, graph, environment),
                AuditConfig.from(settings),
                ReportConfig.from(settings),
                RulesConfig.from(settings),
                ServiceConfig.from(settings),
                StoreConfig.from(settings),
                ShrinkLimits.from(settings, false),
                Path.of(settings.text(
                        "waivers.file",
                        "config/waivers.yaml",
                        "Findings that are accepted for a while; need not exist.")),
                AlertConfig.from(
                        settings,
                        environment,
                        Rules.STANDARD.stream().map(r -> r.spec().id()).toList()));
    }

    /** A list that is given again replaces the whole list below. */
    private static void put(Map<String, String> given, Map<String, String> more) {
        more.forEach((key, value) -> {
            given.keySet().removeIf(k -> k.startsWith(key + "["));
            given.put(key, value);
        });
    }
}
