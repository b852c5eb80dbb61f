package fleetauditor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.RunFindings;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import fleetauditor.store.StoreConfig;
import fleetauditor.testkit.AlertReceiver.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program audits night after night, is killed at random moments and started again. What it remembers, tells and
 * reports must be what it would have without. {@code -Dfleetauditor.kills=50 -Dfleetauditor.nights=30} is the long form.
 */
abstract class KilledNightsContract {
    private static final int KILLS = Integer.getInteger("fleetauditor.kills", 5);
    private static final int NIGHTS = Integer.getInteger("fleetauditor.nights", 4);
    private static final long SEED = Long.getLong("fleetauditor.killSeed", 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVERYTHING = 10_000;

    @TempDir
    private Path folder;

    /** A store that nobody has used. */
    abstract StoreConfig store(Path folder) throws Exception;

    @Test
    void aProgramThatIsKilledAgainAndAgainLosesNothingAndDoublesNothing() throws Exception {
        StoreConfig kept = store(folder);
        try (var program = new MortalProgram(folder, kept)) {
            program.liveThrough(NIGHTS, KILLS, SEED);
            try (Store store = SqlStore.open(kept);
                    var calm = new CalmNights(program, folder.resolve("calm"))) {
                List<PastRun> runs = inOrder(store);
                calm.repeat(runs);
                System.out.println(figures(program, runs));
                assertThat(program.kills()).isEqualTo(KILLS);
                everyRunIsWhole(runs, program.ended());
                theHistoryIsTheSame(store, calm.store(), runs);
                everyAlertCame(program.alerts(), runs, calm);
                everyEventIsInTheFile(program.events(), runs, calm);
                reportsAreWholeOrAbsent(program.reports(), runs, calm);
                nothingIsLeftLyingAround(program);
            }
        }
    }

    private static List<PastRun> inOrder(Store store) {
        assertThat(store.tenants()).hasSize(1);
        var runs = new ArrayList<>(store.history(store.tenants().get(0).id(), EVERYTHING));
        Collections.reverse(runs);
        return runs;
    }

    private static String figures(MortalProgram program, List<PastRun> runs) throws IOException {
        long reported = files(program.reports(), ".json").size();
        long repeats = program.alerts().size()
                - program.alerts().stream().map(Received::key).distinct().count();
        return NIGHTS + " nights, " + program.kills() + " kills " + program.moments() + ": " + program.ended()
                + " runs came to their end, " + runs.size() + " are recorded, " + reported + " have a report, "
                + program.alerts().size() + " alerts arrived, " + repeats + " of them for the second time";
    }

    /** A night that was killed too early was audited again, and one that was killed later stands twice. */
    private static void everyRunIsWhole(List<PastRun> runs, int ended) {
        assertThat(runs).extracting(PastRun::number).doesNotHaveDuplicates().isSorted();
        assertThat(runs.get(runs.size() - 1).number()).isEqualTo(runs.size());
        assertThat(runs).hasSizeBetween(ended, ended + KILLS);
        assertThat(runs).allMatch(PastRun::isComplete);
        assertThat(runs).extracting(r -> r.info().asOf()).isSorted();
        assertThat(runs.stream().map(r -> r.info().asOf()).distinct()).hasSize(NIGHTS);
    }

    private static void theHistoryIsTheSame(Store store, Store calm, List<PastRun> runs) {
        String tenant = runs.get(0).info().tenantId();
        List<PastRun> calmRuns = inOrder(calm);
        var names = new HashMap<String, String>();
        for (int i = 0; i < runs.size(); i++) {
            PastRun run = runs.get(i);
            PastRun calmRun = calmRuns.get(i);
            names.put(calmRun.id(), run.id());
            assertThat(run.tally()).as("run %s", run.number()).isEqualTo(calmRun.tally());
            assertThat(run.previousRunId())
                    .isEqualTo(calmRun.previousRunId() == null ? null : names.get(calmRun.previousRunId()));
            RunFindings then = store.findings(run);
            assertThat(then.findings()).isEqualTo(calm.findings(calmRun).findings());
            assertThat(then.verdicts()).isEqualTo(calm.findings(calmRun).verdicts());
        }
        assertThat(store.open(tenant)).isNotEmpty().isEqualTo(calm.open(tenant));
        assertThat(store.licensedUsers(tenant)).isNotEmpty().isEqualTo(calm.licensedUsers(tenant));
    }

    /** Each at least once; what came again has the same key and the same body. */
    private static void everyAlertCame(List<Received> alerts, List<PastRun> runs, CalmNights calm) throws IOException {
        var bodies = new HashMap<String, Set<String>>();
        for (Received alert : alerts) {
            bodies.computeIfAbsent(alert.key(), k -> new HashSet<>()).add(alert.body());
        }
        Map<String, JsonNode> expected = calm.bodies(MortalProgram.WEBHOOK, runs);
        assertThat(bodies.keySet()).isEqualTo(expected.keySet());
        for (Map.Entry<String, Set<String>> body : bodies.entrySet()) {
            assertThat(body.getValue()).as(body.getKey()).hasSize(1);
            assertThat(JSON.readTree(body.getValue().iterator().next())).isEqualTo(expected.get(body.getKey()));
        }
        assertThat(alerts.stream().map(Received::key).distinct().toList())
                .as("in order")
                .isEqualTo(List.copyOf(expected.keySet()));
    }

    private static void everyEventIsInTheFile(Path file, List<PastRun> runs, CalmNights calm) throws IOException {
        var events = new TreeMap<String, Set<String>>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode event = JSON.readTree(line);
            events.computeIfAbsent(event.at("/metadata/correlation_uid").asText(), k -> new HashSet<>())
                    .add(event.at("/finding_info/uid").asText());
        }
        var expected = new TreeMap<String, Set<String>>();
        calm.bodies(MortalProgram.SIEM, runs)
                .forEach((key, body) -> expected.put(
                        body.at("/run/id").asText(),
                        body.path("findings").findValuesAsText("id").isEmpty()
                                ? Set.of()
                                : ids(body.path("findings"))));
        assertThat(events).isEqualTo(expected);
    }

    private static Set<String> ids(JsonNode findings) {
        var ids = new HashSet<String>();
        findings.forEach(finding -> ids.add(finding.path("id").asText()));
        return ids;
    }

    private static void reportsAreWholeOrAbsent(Path reports, List<PastRun> runs, CalmNights calm) throws IOException {
        Map<String, PastRun> known = runs.stream().collect(Collectors.toMap(PastRun::id, r -> r));
        var reported = new HashSet<String>();
        for (Path file : files(reports, ".json")) {
            JsonNode report = JSON.readTree(file.toFile());
            String id = report.at("/run/id").asText();
            assertThat(known).containsKey(id);
            assertThat(reported.add(id)).as("one report of %s", id).isTrue();
            JsonNode expected = calm.report(known.get(id).number());
            for (String part : List.of("findings", "changes", "summary")) {
                assertThat(withoutRun(report).path(part))
                        .as("%s of %s", part, file)
                        .isEqualTo(withoutRun(expected).path(part));
            }
        }
        assertThat(reported.size()).as("runs that came to their end").isGreaterThanOrEqualTo(NIGHTS);
        for (Path file : files(reports, ".xlsx")) {
            try (var book = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(book.entries())) {
                    assertThat(book.getInputStream(entry).readAllBytes()).hasSize((int) entry.getSize());
                }
            }
        }
        for (Path file : files(reports, ".html")) {
            assertThat(Files.readString(file).stripTrailing()).endsWith("</html>");
        }
    }

    private static JsonNode withoutRun(JsonNode report) {
        ObjectNode copy = report.deepCopy();
        copy.remove("run");
        return copy;
    }

    private static void nothingIsLeftLyingAround(MortalProgram program) throws IOException {
        assertThat(files(program.reports(), ".tmp")).isEmpty();
        try (Stream<Path> found = Files.list(program.temporaryFiles())) {
            assertThat(found.filter(p -> p.getFileName().toString().contains("fleet-audit")))
                    .isEmpty();
        }
    }

    static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(p -> p.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
