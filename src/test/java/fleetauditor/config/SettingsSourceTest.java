package fleetauditor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsSourceTest {
    private static final List<String> KNOWN = List.of("graph.timeout", "signIn.tenantId", "rules.LIC-001.enabled");

    @TempDir
    private Path folder;

    @Test
    void withoutAnEnvFileTheEnvironmentIsThatOfTheProcess() {
        assertThat(SettingsSource.environment(Map.of("A", "1"), folder)).containsExactly(Map.entry("A", "1"));
    }

    @Test
    void theProcessGoesBeforeTheEnvFile() throws IOException {
        Files.writeString(folder.resolve(".env"), """
                # comment
                A=file
                B=file
                C="with blanks"
                EMPTY=
                D=file
                """);

        assertThat(SettingsSource.environment(Map.of("A", "process", "D", "", "E", ""), folder))
                .containsOnly(
                        Map.entry("A", "process"),
                        Map.entry("B", "file"),
                        Map.entry("C", "with blanks"),
                        Map.entry("D", "file"),
                        Map.entry("E", ""));
    }

    @Test
    void theEnvFileIsFoundWhateverItsFolderIsCalled() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("fleet.env"));
        Files.writeString(odd.resolve(".env"), "A=1\n");

        assertThat(SettingsSource.environment(Map.of(), odd)).containsEntry("A", "1");
    }

    @Test
    void anEnvFileThatIsNoneIsAMistake() throws IOException {
        Files.writeString(folder.resolve(".env"), "this is no variable\n");

        assertThatThrownBy(() -> SettingsSource.environment(Map.of(), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(".env: ")
                .hasMessageEndingWith("; write one NAME=value a line");
    }

    @Test
    void yamlBecomesDottedKeys() throws IOException {
        assertThat(read("""
                graph:
                  timeout: 30s
                  tries: 3
                tenants:
                - name: contoso
                  signIn: {method: token}
                - name: fabrikam
                formats: [json, html]
                rules:
                  LIC-001: {enabled: false}
                nothing:
                empty: []
                """))
                .containsExactly(
                        Map.entry("graph.timeout", "30s"),
                        Map.entry("graph.tries", "3"),
                        Map.entry("tenants[0].name", "contoso"),
                        Map.entry("tenants[0].signIn.method", "token"),
                        Map.entry("tenants[1].name", "fabrikam"),
                        Map.entry("formats[0]", "json"),
                        Map.entry("formats[1]", "html"),
                        Map.entry("rules.LIC-001.enabled", "false"));
    }

    @ParameterizedTest
    @CsvSource({"no", "on", "007", "0x1F", "1_000", "2026-08-15", "12:30", "1e3", "営業部", ".inf"})
    void aValueIsTheTextThatStandsThere(String text) throws IOException {
        assertThat(read("name: " + text)).containsExactly(Map.entry("name", text));
    }

    @ParameterizedTest
    @CsvSource({"''", "'# only a comment'", "'---'", "'{}'"})
    void anEmptyFileHasNoSettings(String yaml) throws IOException {
        assertThat(read(yaml)).isEmpty();
    }

    @Test
    void aPartCanBeUsedAgain() throws IOException {
        assertThat(read("a: &base {x: 1}\nb:\n  <<: *base\n  y: 2\n"))
                .containsOnly(Map.entry("a.x", "1"), Map.entry("b.x", "1"), Map.entry("b.y", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\nb: [          | line 2: ",
                "a: 1\\n\\tb: 2       | line 2: ",
                "a: 1\\nb: 2\\na: 3   | line 3: found duplicate key a",
                "a: !!java.io.File x  | line 1: "
            })
    void aMistakeInTheYamlIsToldWithItsLine(String yaml, String where) {
        String text = yaml.replace("\\n", "\n").replace("\\t", "\t");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(folder.resolve("settings.yaml") + ", " + where.stripTrailing());
    }

    @ParameterizedTest
    @CsvSource({"'just words'", "'[a, b]'", "'- a'"})
    void aFileThatIsNoMapIsAMistake(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("settings.yaml: not a list of 'key: value' lines");
    }

    @Test
    void aFileThatCannotBeReadAsTextIsAMistake() throws IOException {
        Path file = folder.resolve("settings.yaml");
        Files.write(file, "name: M\u00fcnchen".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SettingsSource.file(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("settings.yaml");
        assertThatThrownBy(() -> SettingsSource.file(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder + ": there is no such configuration file");
    }

    @ParameterizedTest
    @CsvSource({
        "graph.timeout, FLEET_AUDITOR_GRAPH_TIMEOUT",
        "signIn.tenantId, FLEET_AUDITOR_SIGN_IN_TENANT_ID",
        "rules.LIC-001.enabled, FLEET_AUDITOR_RULES_LIC_001_ENABLED"
    })
    void aVariableAndItsKeyAreFoundFromEachOther(String key, String variable) {
        var problems = new ArrayList<String>();

        assertThat(SettingsSource.variable(key)).isEqualTo(variable);
        assertThat(SettingsSource.fromEnvironment(Map.of(variable, "x"), KNOWN, List.of(), problems))
                .containsExactly(Map.entry(key, "x"));
        assertThat(problems).isEmpty();
    }

    @Test
    void variablesOfOthersAndBlankOnesAreLeftAlone() {
        var problems = new ArrayList<String>();

        assertThat(SettingsSource.fromEnvironment(
                        Map.of(
                                "PATH",
                                "/bin",
                                "FLEET_AUDITOR_GRAPH_TIMEOUT",
                                " ",
                                "FLEET_AUDITOR_ACCESS_TOKEN",
                                "token",
                                "FLEET_AUDITOR_NONSENSE",
                                ""),
                        KNOWN,
                        List.of("FLEET_AUDITOR_ACCESS_TOKEN"),
                        problems))
                .isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void anUnknownVariableOfOursIsAMistakeThatDoesNotShowItsValue() {
        var problems = new ArrayList<String>();

        SettingsSource.fromEnvironment(
                Map.of("FLEET_AUDITOR_GRAPH_TIMOUT", "hunter2", "FLEET_AUDITOR_XYZ", "hunter2"),
                KNOWN,
                List.of(),
                problems);

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "FLEET_AUDITOR_GRAPH_TIMOUT: no such variable; did you mean FLEET_AUDITOR_GRAPH_TIMEOUT?",
                        "FLEET_AUDITOR_XYZ: no such variable");
    }

    @Test
    void noVariableCanNameAnElementOfAList() {
        var problems = new ArrayList<String>();

        assertThat(SettingsSource.fromEnvironment(
                        Map.of("FLEET_AUDITOR_TENANTS_NAME", "x", "FLEET_AUDITOR_TENANTS___NAME", "x"),
                        List.of("tenants[].name"),
                        List.of(),
                        problems))
                .isEmpty();
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "FLEET_AUDITOR_TENANTS_NAME: no such variable",
                        "FLEET_AUDITOR_TENANTS___NAME: no such variable");
    }

    private Map<String, String> read(String yaml) throws IOException {
        return SettingsSource.file(Files.writeString(folder.resolve("settings.yaml"), yaml));
    }
}
