package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ExplainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(subcommands = ExplainCommand.class)
    private static final class Root {}

    @Test
    void aNegativeNumberIsAQuestionAndNoOption() {
        assertThat(run("explain", "-2145647630", "--lang", "ja")).isZero();
        assertThat(out.toString())
                .startsWith("0x801c03f2  DSREG_E_DIRECTORY_FAILURE")
                .contains("対処");
    }

    @Test
    void anOptionThatDoesNotExistIsStillOne() {
        assertThat(run("explain", "0x80190190", "--langue", "ja")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--langue'");
    }

    @Test
    void wordsWithoutQuotesAreOneQuestion() {
        assertThat(run("explain", "Denied", "by", "Policy", "Module")).isZero();
        assertThat(out.toString()).contains("Read and Enroll");
    }

    @Test
    void anUnknownCodeIsAnsweredOnStandardOutputWithExitCodeTwo() {
        assertThat(run("explain", "0x8019019a", "--format", "json")).isEqualTo(2);
        assertThat(out.toString()).contains("\"known\" : false").contains("HTTP status 410");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRuleThatDoesNotExistIsSaid() {
        assertThat(run("explain", "zzz-999")).isEqualTo(2);
        assertThat(out.toString()).contains("There is no rule ZZZ-999");
    }

    private int run(String... args) {
        return new CommandLine(new Root())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
