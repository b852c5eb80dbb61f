package fleetauditor.cli;

import fleetauditor.audit.Permissions;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.graph.SendMail;
import fleetauditor.model.Dataset;
import fleetauditor.rules.Rules;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The Graph permissions to grant, each with the reason and the rules that go dark without it. */
@Command(
        name = "permissions",
        mixinStandardHelpOptions = true,
        description =
                "Lists the Microsoft Graph application permissions to grant, why, and which rules go dark without each.",
        footer = {"", "Example:", "  fleet-auditor permissions"})
final class PermissionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<RuleSpec> rules = Rules.STANDARD.stream().<RuleSpec>map(Rule::spec).toList();
        List<Dataset<?>> datasets = Rules.datasets(rules);
        List<String> granted = Permissions.toGrant(datasets);
        out.println("Grant these " + granted.size() + " application permissions of Microsoft Graph, with admin consent."
                + " All of them only read.");
        for (String permission : granted) {
            List<Dataset<?>> lost = Permissions.lostWithout(permission, datasets, granted);
            List<RuleSpec> dark = Permissions.darkWithout(permission, rules, granted);
            out.println();
            out.println(permission);
            lost.forEach(d -> out.println("  reads " + d.name() + " (" + d.path() + "): " + d.reason()));
            out.println("  dark without it: "
                    + (dark.isEmpty()
                            ? "no rule"
                            : dark.stream().map(RuleSpec::id).collect(Collectors.joining(", "))));
        }
        out.println();
        out.println("Only if a route of channel graph is to mail alerts: " + SendMail.PERMISSION);
        out.println("  sends mail, the one thing that is ever written; limit it to one mailbox (docs/alerts.md)");
        return ExitCode.OK;
    }
}
