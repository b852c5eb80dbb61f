package fleetauditor.cli;

import java.util.List;

/**
 * The program's {@code run} once for each night, in a process that can be killed. Arguments: for each night the audit's
 * clock and the address of Graph. It says when it begins and when a night is over, and ends by {@code alerts retry}.
 */
public final class NightsProcess {
    /** Begins each line that is for the parent. */
    public static final String SAYS = "NIGHTS ";

    public static final String BEGUN = "begun";
    public static final String NIGHT_OVER = "over";

    private NightsProcess() {}

    public static void main(String[] arguments) {
        say(BEGUN);
        for (int i = 0; i < arguments.length; i += 2) {
            execute("run", "--as-of", arguments[i], "--endpoint", arguments[i + 1], "--fail-on", "none");
            say(NIGHT_OVER);
        }
        execute("alerts", "retry");
        System.exit(ExitCode.OK);
    }

    private static void execute(String... command) {
        int code = Main.commandLine().execute(command);
        if (code != ExitCode.OK) {
            System.err.println(List.of(command) + " ended with exit code " + code);
            System.exit(code);
        }
    }

    private static void say(String word) {
        System.out.println(SAYS + word);
        System.out.flush();
    }
}
