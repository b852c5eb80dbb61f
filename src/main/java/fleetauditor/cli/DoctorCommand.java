package fleetauditor.cli;

import fleetauditor.app.AppConfig;
import fleetauditor.app.Application;
import fleetauditor.app.TenantConfig;
import fleetauditor.audit.Permissions;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.config.ConfigException;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.SendMail;
import fleetauditor.graph.TokenClaims;
import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import fleetauditor.rules.Rules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says before the first night what will not work, and why. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks configuration, output folder, sign-in, permissions and every endpoint, with the smallest requests.",
        footer = {"", "Example:", "  fleet-auditor doctor --config config/fleet-auditor.yaml"})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; default config/fleet-auditor.yaml if it exists.")
    private @Nullable Path config;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Graph's root without version.")
    private @Nullable String endpoint;

    @Override
    public Integer call() {
        AppConfig settings = TenantOptions.load(
                spec, Optional.ofNullable(config), endpoint == null ? Map.of() : Map.of("graph.endpoint", endpoint));
        PrintWriter err = spec.commandLine().getErr();
        var application = new Application(settings, Clock.systemUTC(), err::println);
        int worst = ExitCode.OK;
        say(
                "ok",
                "configuration: " + settings.tenants().size() + " tenant(s), audits at '"
                        + settings.service().cron() + "' " + settings.service().timeZone());
        try {
            application.checkOutput();
            say("ok", "output folder " + settings.report().output());
        } catch (ConfigException e) {
            say("FAIL", String.valueOf(e.getMessage()));
            worst = ExitCode.USAGE;
        }
        for (TenantConfig tenant : settings.tenants()) {
            worst = Math.max(worst, examine(application, tenant));
        }
        return worst;
    }

    private int examine(Application application, TenantConfig tenant) {
        out().println();
        out().println("tenant " + tenant.name() + " at " + tenant.graph().endpoint());
        try (GraphClient graph = application.impatientGraph(tenant)) {
            signIn(graph);
            boolean canMail = !application.mailsAs(tenant) || mayMail(graph);
            List<Table<?>> tables = application.probe(graph);
            tables.forEach(this::say);
            int code = tables.stream().allMatch(Table::isComplete) ? ExitCode.OK : dark(tables);
            return code == ExitCode.OK && !canMail ? ExitCode.INCOMPLETE : code;
        } catch (ConfigException e) {
            say("FAIL", String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        } catch (GraphException e) {
            say("FAIL", "sign-in: " + e.getMessage());
            return ExitCode.NO_AUDIT;
        }
    }

    private void signIn(GraphClient graph) {
        Optional<TokenClaims> claims = graph.claims();
        say(
                "ok",
                "sign-in"
                        + claims.map(c -> " as app " + c.appId() + " of tenant " + c.tenantId())
                                .orElse(""));
        claims.filter(c -> !c.roles().isEmpty() || !c.scopes().isEmpty()).ifPresent(c -> {
            var missing = new TreeSet<>(Permissions.toGrant(Rules.datasets(specs())));
            var held = new TreeSet<>(c.roles());
            held.addAll(c.scopes());
            missing.removeIf(p ->
                    Permissions.lostWithout(p, Rules.datasets(specs()), held).isEmpty());
            if (missing.isEmpty()) {
                say("ok", "permissions: everything an audit needs is granted");
            } else {
                Rules.datasets(specs()).stream()
                        .filter(d -> !Permissions.isOpen(d, held))
                        .forEach(
                                d -> say("FAIL", "permission " + d.leastPermission() + " is not granted: " + d.name()));
            }
        });
    }

    /** Whether alerts can be mailed, as far as the token tells. */
    private boolean mayMail(GraphClient graph) {
        Optional<TokenClaims> claims =
                graph.claims().filter(c -> !c.roles().isEmpty() || !c.scopes().isEmpty());
        if (claims.isEmpty()) {
            say("?", "a route sends mail by Graph: it needs " + SendMail.PERMISSION + ", and this token does not tell");
            return true;
        }
        boolean granted = claims.get().roles().contains(SendMail.PERMISSION)
                || claims.get().scopes().contains(SendMail.PERMISSION);
        say(
                granted ? "ok" : "FAIL",
                "permission " + SendMail.PERMISSION + " is " + (granted ? "" : "not ")
                        + "granted: a route sends mail by Graph");
        return granted;
    }

    private void say(Table<?> table) {
        String what = table.dataset().name() + " (" + table.dataset().path() + ")";
        if (table.isComplete()) {
            say("ok", what);
        } else {
            say("FAIL", what + " is " + table.state().key() + ": " + table.problem());
        }
    }

    /** What the gaps mean for the audit. */
    private int dark(List<Table<?>> tables) {
        List<Dataset<?>> gaps = tables.stream()
                .filter(t -> !t.isComplete())
                .<Dataset<?>>map(Table::dataset)
                .toList();
        String rules = specs().stream()
                .filter(r -> r.requires().stream().anyMatch(gaps::contains))
                .map(RuleSpec::id)
                .collect(Collectors.joining(", "));
        out().println("These rules will not be evaluated: " + (rules.isEmpty() ? "none" : rules));
        return gaps.size() == tables.size() ? ExitCode.NO_AUDIT : ExitCode.INCOMPLETE;
    }

    private static List<RuleSpec> specs() {
        return Rules.STANDARD.stream().<RuleSpec>map(Rule::spec).toList();
    }

    private void say(String verdict, String what) {
        out().println(String.format("  %-5s%s", verdict, PlainText.of(what)));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
