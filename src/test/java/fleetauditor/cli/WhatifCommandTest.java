package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fleetauditor.report.WhatifFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command on the simulated tenant, from the options to the files and the exit code. */
class WhatifCommandTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(WhatifFiles.class.getResourceAsStream("whatif-1.0.schema.json"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void saysWhatIsLostAndWritesBothFiles() throws IOException {
        assertThat(demo("--lapse", "SPE_E3")).isEqualTo(3);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).matches("\\d+ users lose Intune, \\d+ devices stop syncing, first at .* UTC\\.");
        List<Path> files = lines.subList(lines.size() - 2, lines.size()).stream()
                .map(Path::of)
                .toList();
        assertThat(files).allSatisfy(f -> assertThat(f).isNotEmptyFile());
        assertThat(files.get(0).getFileName().toString()).matches("whatif-Contoso-Ltd-\\d{8}T\\d{6}Z\\.xlsx");
        JsonNode json = new ObjectMapper().readTree(files.get(1).toFile());
        assertThat(lines.get(0))
                .startsWith(json.at("/summary/usersLosingIntune").asText() + " users lose Intune");
        int changed = 0;
        for (JsonNode user : json.at("/users")) {
            changed += user.get("changed").asBoolean() ? 1 : 0;
        }
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(changed)
                .isPositive()
                .isEqualTo(json.at("/summary/usersChanged").asInt());
    }

    @Test
    void aStepUpHarmsNobody() {
        assertThat(demo("--swap", "SPE_E3=SPE_E5", "--everyone", "--format", "json"))
                .isZero();
        assertThat(out.toString()).startsWith("Nobody loses Intune.");
    }

    @Test
    void stepsAreAppliedInTheOrderInWhichTheyAreGiven() throws IOException {
        assertThat(demo("--remove", "SPE_E3", "--add", "SPE_E3", "--everyone", "--format", "json"))
                .isZero();
        assertThat(change()).containsExactly("remove", "add");
        out.getBuffer().setLength(0);
        assertThat(demo("--add", "SPE_E3", "--remove", "SPE_E3", "--everyone", "--format", "json"))
                .isEqualTo(3);
        assertThat(change()).containsExactly("add", "remove");
    }

    @Test
    void readsUsersFromAFile() throws IOException {
        assertThat(demo("--lapse", "SPE_E3", "--format", "json")).isEqualTo(3);
        String ann = json().at("/users/0/userPrincipalName").asText();
        Path csv =
                Files.writeString(folder.resolve("leavers.csv"), "\uFEFFname;userPrincipalName\r\nAnn;" + ann + "\r\n");
        out.getBuffer().setLength(0);

        demo("--remove", "SPE_E3", "--users", csv.toString(), "--format", "json");

        assertThat(json().at("/change/0/users").asInt()).isEqualTo(1);
        assertThat(json().at("/users/0/userPrincipalName").asText()).isEqualTo(ann);
    }

    @Test
    void readsAPlan() throws IOException {
        Path plan = Files.writeString(
                folder.resolve("change.yaml"),
                "steps:\n  - swap: SPE_E5=ENTERPRISEPACK\n    everyone: true\n  - lapse: EMS\n");

        assertThat(demo("--plan", plan.toString(), "--format", "json")).isEqualTo(3);
        assertThat(change()).containsExactly("swap", "lapse");
    }

    @Test
    void aQuestionIsNoHarm() {
        assertThat(demo("--who-depends", "EMS", "--format", "json")).isZero();
        assertThat(out.toString()).contains("depend on EMS alone for Intune");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                   | say what is to be changed",
                "--lapse SPE_E33                    | did you mean SPE_E3",
                "--remove SPE_E3                    | whose licenses?",
                "--remove SPE_E3 --users nowhere.csv| neither a file, a sign-in name nor an object id",
                "--lapse SPE_E3 --who-depends EMS   | a question of its own",
                "--lapse SPE_E3 --format html       | whatif writes xlsx and json",
                "--plan nowhere.yaml                | there is no such file",
                "--plan .                           | is a folder; name a file",
                "--lapse SPE_E3 --users a@b         | say whose licenses a step changes",
                "--renew SPE_E3 --everyone          | say whose licenses a step changes",
                "--who-depends SPE_E3 --group Sales | say whose licenses a step changes",
                "--remove SPE_E3 --group Nowhere    | no group Nowhere",
                "--remove SPE_E3 --everyone --users a@b | --everyone goes with neither",
            })
    void mistakesAreToldInOneSentence(String options, String message) {
        String[] arguments = options == null ? new String[0] : options.split(" +");
        assertThat(demo(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    // kept data

    @Test
    void keptDataIsAskedWithoutSignInAndWithoutGraph() throws IOException {
        Path data = keptData();
        out.getBuffer().setLength(0);

        assertThat(whatif("--lapse", "SPE_E3", "--data", data.toString())).isEqualTo(3);

        assertThat(err.toString()).doesNotContain("fleet-auditor:");
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).matches("\\d+ users lose Intune, .* first at .* UTC\\.");
        assertThat(lines).anyMatch(line -> line.startsWith("From data that was read at "));
        JsonNode json = json();
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.at("/run/fromKeptData").asBoolean()).isTrue();
        assertThat(json.at("/run/tenantName").asText()).isEqualTo("Contoso Ltd");
    }

    @Test
    void keptDataIsListedAndForItsOwnerOnly() throws IOException {
        Path data = keptData();

        assertThat(data.getFileName().toString()).matches("fleet-audit-Contoso-Ltd-\\d{8}T\\d{6}Z\\.data\\.jsonl\\.gz");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nothingIsKeptUnlessAskedFor() throws IOException {
        assertThat(execute("demo", "--devices", "20", "--output", folder.toString()))
                .isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3).noneMatch(file -> file.toString().contains(".data."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--as-of 2026-08-15T09:00:00Z        | --as-of does not go with --data",
                "--tenant a --endpoint http://[::1]/ | --tenant, --endpoint does not go with --data",
                "--output .                          | there is no such file",
            })
    void whatDoesNotGoWithKeptDataIsTold(String options, String message) {
        var arguments = new ArrayList<>(List.of("--lapse", "SPE_E3", "--data", "nowhere"));
        arguments.addAll(Arrays.asList(options.split(" +")));
        assertThat(whatif(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    private Path keptData() {
        assertThat(execute("demo", "--devices", "100", "--output", folder.toString(), "--keep-data"))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        return Path.of(lines.get(lines.size() - 1));
    }

    private int whatif(String... options) {
        var arguments = new ArrayList<>(List.of("whatif"));
        arguments.addAll(Arrays.asList(options));
        if (!arguments.contains("--output")) {
            arguments.addAll(List.of("--output", folder.toString()));
        }
        return execute(arguments.toArray(String[]::new));
    }

    @Test
    void helpNamesExitCodesAndExamples() {
        assertThat(execute("whatif", "--help")).isZero();
        assertThat(out.toString())
                .contains("Exit codes:", "Examples:", "--remove-from-group", "--who-depends")
                .contains("leavers.csv", "there is none in html");
    }

    private List<String> change() throws IOException {
        var kinds = new ArrayList<String>();
        json().at("/change").forEach(step -> kinds.add(step.get("kind").asText()));
        return kinds;
    }

    /** The JSON file that the last command printed. */
    private JsonNode json() throws IOException {
        List<String> lines = out.toString().lines().toList();
        return new ObjectMapper().readTree(Path.of(lines.get(lines.size() - 1)).toFile());
    }

    private int demo(String... options) {
        var arguments = new ArrayList<>(List.of("demo", "--devices", "100", "--output", folder.toString(), "whatif"));
        arguments.addAll(Arrays.asList(options));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return Main.commandLine(new PrintWriter(out), new PrintWriter(err), Map::of)
                .execute(arguments);
    }
}
