package fleetauditor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Runs a command line in this process, as {@code Main} does, with an environment of the test's own. */
final class Program {
    private Program() {}

    /** What a command line left behind. */
    record Ended(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    static Ended run(String... arguments) {
        return run(Map.of(), arguments);
    }

    static Ended run(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), () -> environment)
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }
}
