package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetauditor.diagnosis.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiagnoseCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aFaultIsExitCodeThreeAndEveryFileAnObject() throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.txt"), "AzureAdPrt : YES\nAzureAdJoined : YES\nDomainJoined : NO");
        Path bad = Files.writeString(folder.resolve("bad.txt"), "DRS Discovery Test : FAIL [0x801c0021/0x80072ee2]");

        int exit = run("--format", "json", good.toString(), bad.toString());

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(exit).isEqualTo(3);
        assertThat(json).hasSize(2);
        assertThat(json.get(0).get("joinState").asText()).isEqualTo("entraJoined");
        assertThat(json.get(0).get("prtState").asText()).isEqualTo("valid");
        assertThat(json.get(0).get("workplaceJoined").isNull()).isTrue();
        JsonNode conclusion = json.get(1).get("conclusions").get(0);
        assertThat(conclusion.get("severity").asText()).isEqualTo("fault");
        assertThat(conclusion.get("phase").asText()).isEqualTo("discover");
        assertThat(conclusion.get("codes").get(0).asText()).isEqualTo("0x801c0021");
        assertThat(conclusion.get("evidence").get(0).get("line").asInt()).isEqualTo(1);
        assertThat(conclusion.get("remedy")).isNotEmpty();
        assertThat(conclusion.get("source").asText()).contains("S1-24");
    }

    @Test
    void nothingFoundIsExitCodeZero() throws IOException {
        assertThat(run(write("AzureAdJoined : NO\nDomainJoined : NO"))).isZero();
    }

    @Test
    void anUnreadableFileGoesBeforeAFault() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.txt"), "AD Connectivity Test : FAIL [0x54b]");

        int exit = run(
                "--format",
                "json",
                bad.toString(),
                folder.resolve("missing.txt").toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("missing.txt: no such file");
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .get(1)
                        .get("kind")
                        .asText())
                .isEqualTo("unknown");
    }

    @Test
    void fieldsOfDsregcmdStandOnlyThere() throws IOException {
        run("--format", "json", write("SERVICE_NAME: dmwappushservice\n START_TYPE : 3 DEMAND_START"));

        JsonNode json = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(json.has("joinState")).isFalse();
        assertThat(json.has("prtState")).isFalse();
    }

    @Test
    void japaneseIsSpoken() throws IOException {
        run("--lang", "ja", write("AzureAdPrt : NO\nAzureAdJoined : NO\nDomainJoined : NO"));

        assertThat(out.toString()).contains("未参加").contains("情報").contains("根拠");
    }

    @Test
    void hostileTextDoesNotReachTheTerminal() throws IOException {
        run(write("Device Name : PC\u001b]0;owned\u0007\nDRS Discovery Test : FAIL [0x801c0021] \u001b[2J"));

        assertThat(out.toString()).doesNotContain("\u001b").doesNotContain("\u0007");
    }

    @Test
    void aFolderIsATableAndTwoFiles() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("a.txt"), "Device Name : A\nAD Connectivity Test : FAIL [0x54b]");
        Path output = folder.resolve("out");

        int exit = run("--output", output.toString(), in.toString());

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString())
                .contains("Machines by conclusion:")
                .contains("fleet-diagnosis-20250102T030405Z.xlsx");
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "fleet-diagnosis-20250102T030405Z.json", "fleet-diagnosis-20250102T030405Z.xlsx");
        }
        JsonNode json = new ObjectMapper()
                .readTree(
                        output.resolve("fleet-diagnosis-20250102T030405Z.json").toFile());
        assertThat(json.get("conclusions").get(0).get("machines").get(0).asText())
                .isEqualTo("A");
        assertThat(json.get("evidence")).hasSize(1);
    }

    @Test
    void anAuditReportIsJoined() throws IOException {
        int exit = run(
                "--against",
                Samples.file("reports/report.json").toString(),
                Samples.file("dsregcmd/hybrid-device-disabled.txt").toString());

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString()).contains("The device object of FAB-LT-0042 is disabled in Entra ID.");
    }

    @Test
    void aReportThatIsNoneIsSaid() throws IOException {
        String evidence = write("AzureAdJoined : NO");

        assertThat(run("--against", evidence, evidence)).isEqualTo(2);
        assertThat(err.toString()).startsWith("--against: ").contains("is not JSON");
    }

    @Test
    void mistakesAreNamed() throws IOException {
        String evidence = write("AzureAdJoined : NO");

        assertThat(run("--lang", "fr", evidence)).isEqualTo(2);
        assertThat(err.toString()).contains("--lang fr");
        assertThat(run("--format", "yaml", evidence)).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("evidence.txt"), text).toString();
    }

    private int run(String... args) {
        Clock clock = Clock.fixed(Instant.parse("2025-01-02T03:04:05Z"), ZoneOffset.UTC);
        return new CommandLine(new DiagnoseCommand(clock))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
