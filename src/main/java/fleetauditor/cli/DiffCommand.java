package fleetauditor.cli;

import fleetauditor.lifecycle.Diff;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What changed from one run to another. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two audits of one tenant, whichever was first.",
            "What the later one could not judge counts as still there."
        },
        footer = {"", "Example:", "  fleet-auditor diff 1f3e2a7b 9c0d4e51"})
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The beginning of a run's id, as the command history shows it.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "RUN", description = "The run to compare it with.")
    private String second = "";

    private final StoreOptions.Opener opener;

    DiffCommand(StoreOptions.Opener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() {
        try (Store store = options.open(opener)) {
            PastRun one = audit(store, first);
            PastRun other = audit(store, second);
            if (!one.info().tenantId().equals(other.info().tenantId())) {
                throw new ParameterException(
                        spec.commandLine(), "the runs are of two tenants; compare two of the same tenant");
            }
            print(
                    Diff.between(store.findings(one), store.findings(other)),
                    spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }

    private PastRun audit(Store store, String id) {
        PastRun run = StoreOptions.run(store, id, spec);
        if (run.completeness() == Completeness.FAILED) {
            throw new ParameterException(spec.commandLine(), "RUN " + id + ": that audit failed and saw nothing");
        }
        return run;
    }

    private static void print(Diff diff, PrintWriter out) {
        out.println(PlainText.of(
                diff.later().info().tenantName() + ": from " + named(diff.earlier()) + " to " + named(diff.later())));
        print("new", diff.appeared(), out);
        print("resolved", diff.gone(), out);
        print("worsened", diff.worsened(), out);
        print("eased", diff.eased(), out);
        print("still there, because the later audit could not judge it", diff.unjudged(), out);
        if (!diff.notEvaluated().isEmpty()) {
            out.println();
            out.println("Evaluated in only one of the two, so that what they find may have been there unseen: "
                    + String.join(", ", diff.notEvaluated()));
        }
        out.flush();
    }

    private static void print(String heading, List<Facts> findings, PrintWriter out) {
        out.println();
        out.println(heading + ": " + findings.size());
        for (Facts finding : findings) {
            out.println(PlainText.of(String.format(
                    Locale.ROOT, "  %-8s  %-8s %s", finding.severity().key(), finding.ruleId(), finding.summary())));
        }
    }

    private static String named(PastRun run) {
        return StoreOptions.shown(run) + " (" + run.info().asOf() + ", "
                + run.completeness().key() + ")";
    }
}
