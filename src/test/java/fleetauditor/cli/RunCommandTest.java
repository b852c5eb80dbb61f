package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetauditor.cli.Program.Ended;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
    private static final String NOW = "2026-08-15T09:00:00Z";
    private static final TenantPlan PLAN = new TenantPlan(20, 42, Instant.parse(NOW), 0);

    private static SimulatedGraph graph;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        graph = SimulatedGraph.start(PLAN);
    }

    @AfterAll
    static void stop() {
        graph.close();
    }

    @Test
    void findingsEndWithThree() {
        Ended ended = run(graph);

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void thePathsOfTheReportsAreTheLastLines() {
        Ended ended = run(graph);

        List<String> lines = ended.outLines();
        List<String> paths = lines.subList(lines.size() - 3, lines.size());
        assertThat(paths).allSatisfy(path -> assertThat(Path.of(path)).isNotEmptyFile());
        assertThat(paths.stream().map(RunCommandTest::extension)).containsExactly("xlsx", "json", "html");
        assertThat(lines.get(lines.size() - 4)).isBlank();
        assertThat(files()).containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void onlyTheFormatsThatWereAskedForAreWritten() {
        Ended ended = run(graph, "--format", "json");

        assertThat(files()).singleElement().isEqualTo(last(ended)).asString().endsWith(".json");
    }

    @Test
    void failOnNoneEndsWithZero() {
        assertThat(run(graph, "--fail-on", "none").code()).isZero();
    }

    @Test
    void findingsBelowTheThresholdEndWithZero() {
        assertThat(run(graph, "--only", "LIC-006", "--fail-on", "medium").code())
                .as("LIC-006 is low")
                .isZero();
        assertThat(run(graph, "--only", "LIC-006", "--fail-on", "LOW").code()).isEqualTo(3);
    }

    @Test
    void whatAWaiverAcceptsIsNoReasonToFail() throws IOException {
        Path waivers = Files.writeString(folder.resolve("waivers.yaml"), """
                - {rule: CMP-005, subject: {name: "*"}, reason: Known., owner: ann@contoso.com, until: %s}
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC).plusDays(300)));

        assertThat(run(graph, "--only", "CMP-005", "--no-store").code()).isEqualTo(3);

        Ended ended = run(graph, "--only", "CMP-005", "--no-store", "waivers: {file: '" + waivers + "'}");

        assertThat(ended.code()).isZero();
        assertThat(ended.outLines())
                .contains("Waived, not counted: 1", "Findings by severity: Critical 0, High 0, Medium 0, Low 0, Info 0")
                .noneMatch(line -> line.contains("CMP-005"));
    }

    @Test
    void aMissingPermissionEndsWithFourUnlessSomethingWorseWasFound() throws IOException {
        var granted = new HashSet<>(SimulatedGraph.ALL_PERMISSIONS);
        granted.remove("Policy.Read.All");
        try (SimulatedGraph limited = SimulatedGraph.start(PLAN, granted)) {
            assertThat(run(limited, "--fail-on", "none", "--format", "json").code())
                    .isEqualTo(4);
            assertThat(run(limited).code()).isEqualTo(3);
        }

        JsonNode report = report();
        assertThat(report.at("/run/complete").asBoolean()).isFalse();
        assertThat(byKey(report.path("datasets"), "name", "conditionalAccessPolicies")
                        .path("problem")
                        .asText())
                .contains(
                        "GET /v1.0/identity/conditionalAccess/policies -> 403",
                        "Grant the application permission Policy.Read.All");
        assertThat(byKey(report.path("rules"), "id", "CMP-006").path("outcome").asText())
                .isEqualTo("notEvaluated");
    }

    @Test
    void aTokenThatGraphRefusesIsNoAudit() {
        Ended ended = run(Map.of("FLEET_AUDITOR_ACCESS_TOKEN", "wrong"), graph);

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errLines())
                .singleElement()
                .asString()
                .startsWith("fleet-auditor: no audit: ")
                .contains("401")
                .doesNotContain("wrong");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRT-004", "JMF-005", "JMF-006"})
    void aTokenThatGraphRefusesIsNoAuditOfOneRuleEither(String rule) {
        Map<String, String> wrong = Map.of("FLEET_AUDITOR_ACCESS_TOKEN", "wrong");

        assertThat(run(wrong, graph, "--only", rule).code()).isEqualTo(5);
    }

    @Test
    void aGraphThatIsNotThereIsNoAudit() {
        SimulatedGraph gone = SimulatedGraph.start(PLAN);
        gone.close();
        var settings = "graph: {tries: 1}";

        Ended ended = run(Map.of("FLEET_AUDITOR_ACCESS_TOKEN", gone.token()), gone, settings);

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.errLines()).singleElement().asString().startsWith("fleet-auditor: no audit: ");
    }

    @Test
    void onlyTheDatasetsOfTheChosenRulesAreRead() throws IOException {
        Ended ended = run(graph, "--only", "lic-001, CMP-006", "--format", "json", "--fail-on", "medium");

        assertThat(ended.code()).isEqualTo(3);
        JsonNode report = report();
        assertThat(texts(report.path("rules"), "id")).containsExactly("LIC-001", "CMP-006");
        Set<String> read = StreamSupport.stream(report.path("datasets").spliterator(), false)
                .filter(d -> !d.path("state").asText().equals("skipped"))
                .map(d -> d.path("name").asText())
                .collect(Collectors.toSet());
        assertThat(read)
                .containsExactlyInAnyOrder(
                        "users",
                        "subscribedSkus",
                        "entraDevices",
                        "managedDevices",
                        "usersLoggedOn",
                        "signIns",
                        "organization",
                        "conditionalAccessPolicies");
    }

    @Test
    void everyAgeIsCountedFromTheClockThatWasGiven() throws IOException {
        run(graph, "--format", "json", "--only", "SYN-001");

        assertThat(report().at("/run/asOf").asText()).isEqualTo(NOW);
        assertThat(report().at("/summary/findings").asInt()).isPositive();
    }

    @Test
    void theTenantIsChosenByName() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "tenants:\n- {name: contoso, method: token}\n- {name: fabrikam, method: token}\n");

        Ended ended = Program.run(
                Map.of("FLEET_AUDITOR_ACCESS_TOKEN", graph.token()),
                "run",
                "--config",
                settings.toString(),
                "--tenant",
                "Fabrikam",
                "--endpoint",
                graph.endpoint().toString(),
                "--output",
                reports().toString(),
                "--only",
                "TEN-001");

        assertThat(ended.code()).isIn(0, 3);
        assertThat(files()).hasSize(3);
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndTheCommandLineBeforeBoth() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"), "report: {formats: [xlsx]}\naudit: {failOn: none}\n");
        Map<String, String> environment = Map.of(
                "FLEET_AUDITOR_ACCESS_TOKEN",
                graph.token(),
                "FLEET_AUDITOR_GRAPH_ENDPOINT",
                graph.endpoint().toString(),
                "FLEET_AUDITOR_REPORT_FORMATS",
                "html",
                "FLEET_AUDITOR_REPORT_OUTPUT",
                reports().toString());
        String[] arguments = {"run", "--config", settings.toString(), "--as-of", NOW};

        assertThat(Program.run(environment, arguments).code()).isZero();
        assertThat(files()).singleElement().asString().endsWith(".html");

        var more = Stream.concat(Stream.of(arguments), Stream.of("--format", "json", "--fail-on", "high"))
                .toArray(String[]::new);
        assertThat(Program.run(environment, more).code()).isEqualTo(3);
        assertThat(files().stream().map(RunCommandTest::extension)).containsExactlyInAnyOrder("html", "json");
    }

    private Ended run(SimulatedGraph tenant, String... more) {
        return run(Map.of("FLEET_AUDITOR_ACCESS_TOKEN", tenant.token()), tenant, more);
    }

    /** An option, or the text of a configuration file when it has a brace in it. */
    private Ended run(Map<String, String> environment, SimulatedGraph tenant, String... more) {
        var arguments = new ArrayList<>(List.of("run", "--as-of", NOW));
        arguments.addAll(List.of("--endpoint", tenant.endpoint().toString()));
        arguments.addAll(List.of("--output", reports().toString()));
        for (String argument : more) {
            if (argument.contains("{")) {
                arguments.addAll(List.of("--config", settings(argument)));
            } else {
                arguments.add(argument);
            }
        }
        return Program.run(environment, arguments.toArray(String[]::new));
    }

    private String settings(String yaml) {
        try {
            return Files.writeString(folder.resolve("settings.yaml"), yaml).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path reports() {
        return folder.resolve("reports");
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(reports())) {
            return files.map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode report() throws IOException {
        String json =
                files().stream().filter(f -> f.endsWith(".json")).findFirst().orElseThrow();
        return new ObjectMapper().readTree(Path.of(json).toFile());
    }

    private static JsonNode byKey(JsonNode list, String key, String value) {
        for (JsonNode each : list) {
            if (each.path(key).asText().equals(value)) {
                return each;
            }
        }
        throw new AssertionError("no " + key + " " + value);
    }

    private static List<String> texts(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(key).asText())
                .toList();
    }

    private static String last(Ended ended) {
        return ended.outLines().get(ended.outLines().size() - 1);
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
