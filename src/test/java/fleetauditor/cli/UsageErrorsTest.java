package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads after a mistake: one sentence that says what to do, exit code 2, and nothing on stdout. */
class UsageErrorsTest {
    private static final Map<String, String> TOKEN = Map.of("FLEET_AUDITOR_ACCESS_TOKEN", "a-token");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --fromat              | Unknown option: '--fromat'",
                "runn                      | Unmatched argument at index 0: 'runn'",
                "run extra                 | Unmatched argument at index 1: 'extra'",
                "demo --devices many       | Invalid value for option '--devices': 'many' is not an int",
                "demo --devices -1         | --devices -1: not in 0 .. 2000000",
                "run --as-of yesterday     | --as-of yesterday: not an instant such as 2026-08-15T09:00:00Z",
                "run --as-of 2026-08-15    | --as-of 2026-08-15: not an instant such as 2026-08-15T09:00:00Z",
                "run --only LIC-01         | --only LIC-01: no such rule; did you mean LIC-001?",
                "run --only nonsense       | --only NONSENSE: no such rule; see fleet-auditor rules",
                "diagnose                  | Missing required parameter: 'FILE'",
                "diagnose x --format yaml  | Invalid value for option '--format'",
                "rules --lang fr           | Invalid value for option '--lang'"
            })
    void aMistakeOnTheCommandLineIsOneSentence(String line, String sentence) {
        var ended = Program.run(TOKEN, line.strip().split(" +"));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errLines()).hasSizeLessThanOrEqualTo(2);
        assertThat(ended.errLines().get(0)).startsWith("fleet-auditor: " + sentence);
        assertNoStackTrace(ended);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "graph: {timout: 30s}             | graph.timout: no such setting; did you mean graph.timeout?",
                "service: {cron: every night}     | service.cron = 'every night': not a Quartz cron expression",
                "audit: {failOn: bad}             | audit.failOn = 'bad': not one of critical, high, medium, low",
                "graph: {timeout: 30}             | graph.timeout = '30': not a duration such as 30s, 24h or 90d",
                "graph: {endpoint: 'http://graph.example'} | graph.endpoint = 'http://graph.example': a token is sent",
                "rules: {LIC-001: {severity: x}}  | rules.LIC-001.severity = 'x': not one of critical, high, medium"
            })
    void aMistakeInTheFileIsOneSentence(String yaml, String sentence) throws IOException {
        var ended = run("--config", file(yaml).toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errLines()).singleElement().asString().startsWith("fleet-auditor: " + sentence);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void allMistakesAreNamedAtOnce() throws IOException {
        Path file = file("graph: {timeout: 30, tries: many}\nreports: {formats: [pdf]}\n");

        var ended = Program.run(
                Map.of("FLEET_AUDITOR_ACCESS_TOKEN", "a-token", "FLEET_AUDITOR_GRAPH_TRYS", "3"),
                "run",
                "--config",
                file.toString(),
                "--format",
                "docx");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errLines())
                .containsExactly(
                        "fleet-auditor: FLEET_AUDITOR_GRAPH_TRYS: no such variable; did you mean FLEET_AUDITOR_GRAPH_TRIES?",
                        "fleet-auditor: graph.timeout = '30': not a duration such as 30s, 24h or 90d",
                        "fleet-auditor: graph.tries = 'many': not a whole number",
                        "fleet-auditor: report.formats = 'docx': not one of xlsx, json, html",
                        "fleet-auditor: reports.formats[0]: no such setting; did you mean report.formats?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "doctor", "serve"})
    void aMissingConfigurationFileIsNamed(String command) {
        Path missing = folder.resolve("missing.yaml");

        var ended = Program.run(TOKEN, command, "--config", missing.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errLines())
                .containsExactly("fleet-auditor: " + missing + ": there is no such configuration file");
    }

    @Test
    void aTokenNeverLeavesTheMachineInTheClear() {
        var ended = run("--endpoint", "http://graph.microsoft.com");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errLines())
                .containsExactly("fleet-auditor: graph.endpoint = 'http://graph.microsoft.com': a token is sent over"
                        + " plain http to loopback only; use https or an address such as 127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo"})
    void anOutputThatCannotBeWrittenIsToldBeforeTheAudit(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        Path below = file.resolve("reports");

        var ended = Program.run(TOKEN, command, "--output", below.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errLines())
                .singleElement()
                .asString()
                .isEqualTo("fleet-auditor: output " + below + ": " + file
                        + " is a file, not a directory; choose another --output");
    }

    @Test
    void withoutCredentialsTheWaysToGiveThemAreNamed() {
        var ended = Program.run(Map.of(), "run", "--output", folder.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errLines())
                .singleElement()
                .asString()
                .startsWith("fleet-auditor: ")
                .contains("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "FLEET_AUDITOR_ACCESS_TOKEN");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofSeveralTenantsOneMustBeChosen() throws IOException {
        Path file = file("tenants: [{name: contoso}, {name: fabrikam}]");

        assertThat(run("--config", file.toString()).errLines())
                .containsExactly(
                        "fleet-auditor: several tenants are configured; choose one by --tenant: contoso, fabrikam");
        assertThat(run("--config", file.toString(), "--tenant", "contosso").errLines())
                .containsExactly("fleet-auditor: --tenant contosso: no such tenant; did you mean contoso?");
    }

    @Test
    void aStackTraceIsShownOnRequestOnly() {
        Path missing = folder.resolve("missing.yaml");

        assertNoStackTrace(run("--config", missing.toString()));
        assertThat(run("--config", missing.toString(), "--verbose").err())
                .contains("ConfigException", "\tat fleetauditor.");
    }

    private static void assertNoStackTrace(Program.Ended ended) {
        assertThat(ended.err()).doesNotContain("\tat ", "Exception");
    }

    private Program.Ended run(String... arguments) {
        var all = new ArrayList<>(
                List.of("run", "--output", folder.resolve("reports").toString()));
        all.addAll(List.of(arguments));
        return Program.run(TOKEN, all.toArray(String[]::new));
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("settings.yaml"), yaml);
    }
}
