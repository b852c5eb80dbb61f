package fleetauditor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "fleet-auditor",
        subcommands = {DiagnoseCommand.class, ExplainCommand.class})
public final class Main {
    Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(Main.class)
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }
}
