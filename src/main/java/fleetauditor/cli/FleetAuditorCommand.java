package fleetauditor.cli;

import fleetauditor.app.Version;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: names the commands. */
@Command(
        name = "fleet-auditor",
        mixinStandardHelpOptions = true,
        versionProvider = FleetAuditorCommand.VersionText.class,
        description =
                "Tells whether your fleet is what Entra ID and Intune say it is. Reads the tenant, never writes to it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the audit is complete and nothing is at or above --fail-on",
            " 1:unexpected error, our bug",
            " 2:usage or configuration error",
            " 3:findings at or above --fail-on",
            " 4:no such finding, but a rule could not be evaluated",
            " 5:no audit: sign-in failed or Graph cannot be reached"
        },
        footer = {"", "Example:", "  fleet-auditor demo", "  fleet-auditor run --format xlsx --output reports"},
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ServeCommand.class,
            WhatifCommand.class,
            DiagnoseCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            PermissionsCommand.class,
            DoctorCommand.class
        })
final class FleetAuditorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log what is done, and show stack traces of errors.")
    private boolean verbose;

    private final Supplier<Map<String, String>> environment;

    /** @param environment asked by the commands that read settings */
    FleetAuditorCommand(Supplier<Map<String, String>> environment) {
        this.environment = environment;
        spec = CommandSpec.create();
    }

    /** Without a command: the help, as a usage error. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** The environment of a command of this program. */
    static Map<String, String> environment(CommandSpec command) {
        return command.root().userObject() instanceof FleetAuditorCommand program
                ? program.environment.get()
                : Map.of();
    }

    boolean isVerbose() {
        return verbose;
    }

    /** Answers {@code --version}. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"fleet-auditor " + Version.current()};
        }
    }
}
