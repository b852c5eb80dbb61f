package fleetauditor.cli;

import fleetauditor.config.SettingsSource;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The program's entry. The only place that ends the JVM. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logs.configure(arguments);
        int code = commandLine().execute(arguments);
        System.out.flush();
        System.err.flush();
        System.exit(code);
    }

    /** Every command, with output as UTF-8 whatever the machine's locale. */
    static CommandLine commandLine() {
        return commandLine(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                () -> SettingsSource.environment(System.getenv(), Path.of("")));
    }

    /** Every command, printing to these and reading this environment. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, Supplier<Map<String, String>> environment) {
        var commandLine = new CommandLine(new FleetAuditorCommand(environment));
        var desk = new NightDesk(environment, err);
        commandLine.addSubcommand(new HistoryCommand(desk::store));
        commandLine.addSubcommand(new DiffCommand(desk::store));
        commandLine.addSubcommand(new AlertsCommand(desk::open, Clock.systemUTC()));
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setUsageHelpLongOptionsMaxWidth(30);
        commandLine.setParameterExceptionHandler(Failures::usage);
        commandLine.setExecutionExceptionHandler(Failures::execution);
        return commandLine;
    }
}
