package fleetauditor.cli;

import fleetauditor.audit.Rule;
import fleetauditor.rules.Rules;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The rule list. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Lists every rule with its severity and what should be so.",
        footer = {"", "Example:", "  fleet-auditor rules"})
final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--lang", paramLabel = "en|ja", description = "Language; default ${DEFAULT-VALUE}.")
    private Language language = Language.EN;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Texts texts = Texts.in(language);
        for (Rule<?> rule : Rules.STANDARD) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-8s %-9s %s",
                    rule.spec().id(),
                    rule.spec().severity().key(),
                    texts.rule(rule.spec().id()).title()));
        }
        out.println();
        out.println("fleet-auditor explain RULE-ID tells why it matters and what to do.");
        return ExitCode.OK;
    }
}
