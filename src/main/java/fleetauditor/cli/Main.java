package fleetauditor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "fleet-auditor",
        subcommands = {DiagnoseCommand.class})
public final class Main {
    Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(Main.class).execute(args));
    }
}
