package fleetauditor.cli;

import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.lifecycle.Tally;
import fleetauditor.store.Store;
import fleetauditor.store.Store.KnownTenant;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The runs that the store knows. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists earlier audits, newest first: what was open after each, and what changed in it.",
            "The first column names a run for the command diff."
        },
        footer = {"", "Example:", "  fleet-auditor history --last 30"})
final class HistoryCommand implements Callable<Integer> {
    private static final String HEADING = "%-8s  %-20s  %-10s %8s %5s %6s %5s %5s %7s %6s %8s %8s %8s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Option(names = "--tenant", paramLabel = "NAME", description = "Only this tenant, by its name or id.")
    private @Nullable String tenant;

    @Option(names = "--last", paramLabel = "N", description = "How many runs of each tenant; default ${DEFAULT-VALUE}.")
    private int last = 14;

    private final StoreOptions.Opener opener;

    HistoryCommand(StoreOptions.Opener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() {
        if (last < 1) {
            throw new ParameterException(spec.commandLine(), "--last " + last + ": not a number from 1 up");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = options.open(opener)) {
            List<KnownTenant> tenants = store.tenants();
            List<KnownTenant> wanted = tenants.stream().filter(this::isWanted).toList();
            if (wanted.isEmpty() && !tenants.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--tenant " + tenant + ": never audited; known: "
                                + String.join(
                                        ", ",
                                        tenants.stream().map(KnownTenant::name).toList()));
            }
            if (tenants.isEmpty()) {
                out.println("No audit was recorded yet.");
            }
            for (KnownTenant each : wanted) {
                print(each, store.history(each.id(), last), out);
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private boolean isWanted(KnownTenant known) {
        return tenant == null || tenant.equalsIgnoreCase(known.name()) || tenant.equalsIgnoreCase(known.id());
    }

    private static void print(KnownTenant tenant, List<PastRun> runs, PrintWriter out) {
        out.println(PlainText.of(tenant.name() + " (" + tenant.id() + ")"));
        out.println(String.format(
                Locale.ROOT,
                HEADING,
                "run",
                "as of",
                "audit",
                "critical",
                "high",
                "medium",
                "low",
                "info",
                "waived",
                "new",
                "resolved",
                "reopened",
                "worsened"));
        for (PastRun run : runs) {
            out.println(PlainText.of(line(run)));
        }
        out.println();
    }

    private static String line(PastRun run) {
        Tally tally = run.tally();
        String line = String.format(
                Locale.ROOT,
                HEADING,
                StoreOptions.shown(run),
                run.info().asOf(),
                run.completeness().key(),
                tally.open().get(Severity.CRITICAL),
                tally.open().get(Severity.HIGH),
                tally.open().get(Severity.MEDIUM),
                tally.open().get(Severity.LOW),
                tally.open().get(Severity.INFO),
                tally.waived(),
                tally.appeared(),
                tally.resolved(),
                tally.reopened(),
                tally.worsened());
        return run.completeness() == Completeness.FAILED ? line + "  " + run.problem() : line;
    }
}
