package fleetauditor.cli;

import fleetauditor.config.ConfigException;
import fleetauditor.graph.GraphException;
import fleetauditor.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors as people read them: one sentence each, on stderr, no stack trace unless asked for. */
final class Failures {
    private Failures() {}

    /** A mistake on the command line. */
    static int usage(ParameterException e, String[] arguments) {
        CommandLine commandLine = e.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println("fleet-auditor: " + PlainText.of(String.valueOf(e.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("See " + commandLine.getCommandSpec().qualifiedName() + " --help.");
        }
        err.flush();
        return ExitCode.USAGE;
    }

    /** Anything a command throws. */
    static int execution(Exception e, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        int code;
        if (e instanceof ConfigException problem) {
            problem.problems().forEach(line -> err.println("fleet-auditor: " + PlainText.of(line)));
            code = ExitCode.USAGE;
        } else if (e instanceof StoreException problem) {
            err.println("fleet-auditor: " + PlainText.of(String.valueOf(problem.getMessage())));
            code = ExitCode.USAGE;
        } else if (e instanceof GraphException problem) {
            err.println("fleet-auditor: no audit: " + PlainText.of(String.valueOf(problem.getMessage())));
            code = ExitCode.NO_AUDIT;
        } else if (e instanceof IOException || e instanceof UncheckedIOException) {
            err.println("fleet-auditor: cannot read or write: " + PlainText.of(String.valueOf(e.getMessage())));
            code = ExitCode.BUG;
        } else {
            err.println("fleet-auditor: unexpected " + e.getClass().getSimpleName()
                    + ". This is a bug: run again with --verbose and report what it prints.");
            code = ExitCode.BUG;
        }
        if (Logs.isVerbose(commandLine)) {
            e.printStackTrace(err);
        }
        err.flush();
        return code;
    }
}
