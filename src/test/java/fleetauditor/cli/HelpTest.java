package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    static Stream<String> commands() {
        return Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Map::of)
                .getSubcommands()
                .keySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExample(String command) {
        var help = Program.run(command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage: fleet-auditor " + command)
                .contains("--verbose")
                .containsPattern("Examples?:\\R  fleet-auditor " + command);
    }

    @Test
    void theProgramNamesItsCommandsAndItsExitCodes() {
        var help = Program.run("--help");

        assertThat(help.code()).isZero();
        commands().forEach(command -> assertThat(help.out()).contains("  " + command + " "));
        assertThat(help.out()).contains("Example:").containsPattern("Exit codes:\\R +0 ");
        for (int code = 0; code <= 5; code++) {
            assertThat(help.out()).containsPattern("(?m)^ +" + code + " +\\w");
        }
    }

    @Test
    void withoutACommandTheHelpIsShownAsAnError() {
        var ended = Program.run();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("Usage: fleet-auditor");
    }

    @Test
    void theVersionIsToldInOneLine() {
        var ended = Program.run("--version");

        assertThat(ended.code()).isZero();
        assertThat(ended.outLines()).singleElement().asString().matches("fleet-auditor \\S+");
    }
}
