package fleetauditor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Arrays;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** How much is logged. Logs go to stderr; results go to stdout. */
final class Logs {
    private Logs() {}

    /** Before anything logs: {@code --verbose} anywhere on the command line turns our own debug lines on. */
    static void configure(String[] arguments) {
        if (Arrays.asList(arguments).contains("--verbose")
                && LoggerFactory.getLogger("fleetauditor") instanceof Logger log) {
            log.setLevel(Level.DEBUG);
        }
    }

    static boolean isVerbose(CommandLine commandLine) {
        CommandLine top = commandLine;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return top.getCommand() instanceof FleetAuditorCommand command && command.isVerbose();
    }
}
