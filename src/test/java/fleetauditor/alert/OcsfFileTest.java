package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import fleetauditor.testkit.Golden;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcsfFileTest {
    @TempDir
    private Path folder;

    private final OcsfFile siem = new OcsfFile();
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("siem").resolve("alerts.ndjson");
    }

    private Route route() {
        return Samples.route(Channel.OCSF_FILE, List.of(), file);
    }

    @Test
    void eachFindingIsOneLineOfTheDetectionFindingClass() throws Exception {
        siem.send("run-1.siem", route(), Samples.two());

        var text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            text.append(Alert.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Alert.JSON.readTree(line)))
                    .append('\n');
        }
        Golden.assertMatches("alert/ocsf.json", text.toString());
    }

    /** What events/base_event.json, events/findings/detection_finding.json and their objects require in 1.2.0. */
    @Test
    void everyLineHasWhatTheClassRequires() throws Exception {
        siem.send("run-1.siem", route(), Samples.hostile());

        JsonNode event = Alert.JSON.readTree(Files.readString(file));
        for (String required : List.of(
                "/activity_id",
                "/category_uid",
                "/class_uid",
                "/severity_id",
                "/time",
                "/type_uid",
                "/metadata/version",
                "/metadata/product/name",
                "/metadata/product/vendor_name",
                "/finding_info/uid",
                "/finding_info/title",
                "/finding_info/analytic/type_id",
                "/remediation/desc")) {
            assertThat(event.at(required).isValueNode() && !event.at(required).isNull())
                    .as(required)
                    .isTrue();
        }
        assertThat(event.path("type_uid").asInt())
                .isEqualTo(event.path("class_uid").asInt() * 100 + 1);
    }

    @Test
    void aSiemGetsEveryFinding() throws Exception {
        Watch watch = new Watch(Watch.config(
                Map.of(
                        "alerts.routes[0].name", "siem",
                        "alerts.routes[0].channel", "ocsf-file",
                        "alerts.routes[0].path", file.toString(),
                        "alerts.routes[0].rules", "all"),
                Map.of()));
        Tenant tenant = Tenant.tenant();
        for (int i = 0; i < 57; i++) {
            Nights.with(tenant, "PC-" + i, "error");
        }
        siem.send("run-1.siem", route(), Watch.only(watch.night(1, tenant)));

        assertThat(Files.readAllLines(file)).hasSize(57);
    }

    @Test
    void linesAreAddedAndASecondCopyHasTheSameIds() throws Exception {
        siem.send("run-1.siem", route(), Samples.two());
        siem.send("run-1.siem", route(), Samples.two());

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 2)).isEqualTo(lines.subList(2, 4));
        assertThat(lines.get(0)).contains("\"uid\":\"run-1.siem/TST-001:");
    }

    @Test
    void aLineThatAKilledProcessLeftUnfinishedIsReplaced() throws Exception {
        siem.send("run-1.siem", route(), Samples.two());
        String whole = Files.readString(file);
        for (int cut : List.of(1, 5, 40)) {
            String torn = whole.lines().findFirst().orElseThrow().substring(0, cut);
            Files.writeString(file, whole + torn);
            siem.send("run-2.siem", route(), Samples.many(1));

            assertThat(Files.readString(file)).startsWith(whole);
            assertThat(Files.readAllLines(file))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(
                                    Alert.JSON.readTree(line).path("class_uid").asInt())
                            .isEqualTo(2004));
        }
    }

    @Test
    void whatSomebodyElseLeftWithoutALineBreakStays() throws Exception {
        Files.createDirectories(folder.resolve("siem"));
        Files.writeString(file, "not ours");
        siem.send("run-1.siem", route(), Samples.two());

        assertThat(Files.readAllLines(file)).hasSize(3).startsWith("not ours");
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix"))
                .isTrue();
        siem.send("run-1.siem", route(), Samples.two());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void severalWritersDoNotMixTheirLines() throws Exception {
        Alert alert = Samples.many(20);
        var threads = Executors.newFixedThreadPool(4);
        try {
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                String key = "run-" + i;
                writers.add(threads.submit(() -> {
                    new OcsfFile().send(key, route(), alert);
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readAllLines(file)).hasSize(160).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void aFileThatCannotBeWrittenMayBeWritableLater() throws Exception {
        Files.writeString(
                folder.resolve("siem"),
                "a file where a folder should be",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW);
        DeliveryException problem =
                catchThrowableOfType(DeliveryException.class, () -> siem.send("k", route(), Samples.two()));

        assertThat(problem.isPermanent()).isFalse();
        assertThat(problem.text()).contains("alerts.ndjson cannot be written");
    }

    @Test
    void aTestAndAFailureAreEventsToo() throws Exception {
        siem.send("test-1", route(), Samples.test(route()));
        Watch watch = Watch.with();
        watch.failure(1, "x");
        siem.send("run-2.siem", route(), Watch.only(watch.failure(2, "x")));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("This is only a test", "\"severity\":\"Informational\"");
        assertThat(lines.get(1)).contains("There was no audit", "\"severity\":\"High\"");
    }
}
