package fleetauditor.cli;

import fleetauditor.app.AppConfig;
import fleetauditor.app.Application;
import fleetauditor.app.Nights;
import fleetauditor.app.TenantConfig;
import fleetauditor.audit.AuditResult;
import fleetauditor.config.Spelling;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.lifecycle.Changes;
import fleetauditor.rules.Rules;
import fleetauditor.run.AuditRun.Order;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One audit now. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Audits a tenant now and writes the reports.",
        footer = {"", "Example:", "  fleet-auditor run --format xlsx,json --fail-on high"})
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TenantOptions options = new TenantOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Findings of this severity or worse end with exit code 3; none turns it off. Default high.")
    private @Nullable String failOn;

    @Option(
            names = "--only",
            paramLabel = "RULE,...",
            description = "Ask these rules only, for example LIC-001,HYB-002.")
    private @Nullable String only;

    @Option(names = "--no-store", description = "Do not remember this run, do not compare it, tell nobody.")
    private boolean noStore;

    @Option(
            names = "--accept-shrink",
            description = "Believe at once that datasets are much smaller than at the last run.")
    private boolean acceptShrink;

    @Option(
            names = "--keep-data",
            description = "Keep everything that was read in one more file, to be asked by whatif --data."
                    + " It names people: delete it when it is no longer needed.")
    private boolean keepData;

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.systemUTC();
        Set<String> rules = rules();
        Instant asOf = options.asOf(spec, clock);
        AppConfig config = options.load(spec, settings());
        TenantConfig tenant = config.tenant(options.tenant());
        PrintWriter err = spec.commandLine().getErr();
        var application = new Application(config, clock, err::println);
        application.checkOutput();
        try (Nights nights = application.nights(!noStore, acceptShrink);
                GraphClient graph = application.graph(tenant)) {
            return run(application, nights, graph, tenant, nights.order(tenant.name(), asOf, rules));
        }
    }

    /** Audits, remembers, writes the reports, prints the summary and tells who must know. */
    private int run(Application application, Nights nights, GraphClient graph, TenantConfig tenant, Order order)
            throws IOException {
        var progress = new Progress(spec.commandLine().getErr());
        Instant started = application.now();
        AuditResult result;
        try {
            result = application.audit(graph, order, progress::read);
        } catch (GraphException e) {
            nights.failed(tenant, String.valueOf(e.getMessage()), order.asOf(), started, application.now());
            nights.send();
            throw e;
        }
        Changes changes = nights.remember(result, tenant);
        List<Path> files;
        try {
            files = application.write(graph, result, changes);
        } finally {
            // a full disk is no reason to tell nobody
            nights.send();
        }
        print(application.summary(result, changes), files, spec);
        return ExitCode.of(result, changes, application.config().audit().failOn());
    }

    /** The summary, then the reports' paths as the last lines. */
    static void print(List<String> summary, List<Path> files, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        summary.forEach(line -> out.println(PlainText.of(line)));
        out.println();
        files.forEach(out::println);
        out.flush();
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        if (failOn != null) {
            settings.put("audit.failOn", failOn);
        }
        if (keepData) {
            settings.put("report.keepData", "true");
        }
        return settings;
    }

    private Set<String> rules() {
        if (only == null) {
            return Set.of();
        }
        List<String> known = Rules.STANDARD.stream().map(r -> r.spec().id()).toList();
        Set<String> ids = Stream.of(only.split(","))
                .map(id -> id.strip().toUpperCase(Locale.ROOT))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only " + id + ": no such rule"
                                + Spelling.nearest(id, known)
                                        .map(k -> "; did you mean " + k + "?")
                                        .orElse("; see fleet-auditor rules"));
            }
        }
        return ids;
    }
}
