package fleetauditor.app;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.cli.NightsProcess;
import fleetauditor.config.Secret;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import fleetauditor.store.StoreConfig;
import fleetauditor.testkit.AlertReceiver;
import fleetauditor.testkit.AlertReceiver.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The program as an administrator runs it every night, in a process of its own, and somebody who kills that process. */
final class MortalProgram implements AutoCloseable {
    static final String WEBHOOK = "sec-ops";
    static final String SIEM = "siem";
    static final String SECRET = "a secret of the test";

    private static final int DEVICES = 200;
    /** What a process that got a SIGKILL ends with. */
    private static final int KILLED = 128 + 9;

    private final Path folder;
    private final StoreConfig store;
    private final AlertReceiver receiver;
    private final Instant firstNight;
    private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
    private int ended;
    private long usualMillis = 1_500;

    /** When a process is killed. */
    enum Moment {
        /** When the webhook has its alert and it does not know. */
        ALERT_UNDER_WAY,
        /** While its reports are hidden files. */
        REPORTS_HALF_WRITTEN,
        /** After any part of the time that it would take. */
        ANY_TIME
    }

    MortalProgram(Path folder, StoreConfig store) throws IOException {
        this.folder = folder;
        this.store = store;
        this.receiver = new AlertReceiver();
        this.firstNight = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(40));
        Files.createDirectories(temporaryFiles());
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(configuration(), """
                report: {output: '%s'}
                waivers: {file: '%s'}
                alerts:
                  timeout: 1s
                  routes:
                    - {name: %s, channel: webhook, url: '%s', rules: [all], remindAfterDays: 7}
                    - {name: %s, channel: ocsf-file, path: '%s', rules: [all]}
                """.formatted(
                        reports(), folder.resolve("config/waivers.yaml"), WEBHOOK, receiver.address(), SIEM, events()));
        Files.writeString(folder.resolve("config/waivers.yaml"), """
                - rule: SYN-001
                  subject: {name: "*"}
                  reason: Some of the findings of these nights are waived.
                  owner: ann@contoso.com
                  until: %s
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC).plusDays(200)));
    }

    /** Lives through the nights and is killed that often; a night that it did not bring to its end it begins again. */
    void liveThrough(int nights, int toKill, long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        List<SimulatedGraph> graphs = new ArrayList<>();
        try {
            for (int night = 0; night < nights; night++) {
                graphs.add(SimulatedGraph.start(plan(night)));
            }
            int night = 0;
            while (kills() < toKill) {
                // On an even night's walk the last kill falls into the last night; whoever is early repeats that one.
                int next = Math.min(night, nights - 1);
                long longest = 2 * usualMillis * Math.max(1, nights - night) / (toKill - kills());
                try (var life = new Life(start(graphs, next))) {
                    Moment moment = moment(random);
                    kill(life, moment, random.nextLong(1, Math.max(2, longest)));
                    night += life.nightsOver();
                    ended += life.nightsOver();
                }
            }
            try (var life = new Life(start(graphs, Math.min(night, nights - 1)))) {
                assertThat(life.end()).as("exit code, see %s", log()).isZero();
                ended += life.nightsOver();
            }
        } finally {
            graphs.forEach(SimulatedGraph::close);
        }
    }

    TenantPlan plan(int night) {
        return new TenantPlan(DEVICES, 42, asOf(night), night);
    }

    /** Which night an audit's clock belongs to. */
    int night(Instant asOf) {
        return Math.toIntExact(Duration.between(firstNight, asOf).toDays());
    }

    Path configuration() {
        return folder.resolve("config/fleet-auditor.yaml");
    }

    /** The secrets of the program's environment. */
    static Map<String, String> environment(SimulatedGraph graph) {
        return Map.of("FLEET_AUDITOR_ACCESS_TOKEN", graph.token(), "FLEET_AUDITOR_ALERT_SEC_OPS_SECRET", SECRET);
    }

    Path reports() {
        return folder.resolve("reports");
    }

    Path events() {
        return folder.resolve("events.ndjson");
    }

    Path temporaryFiles() {
        return folder.resolve("tmp");
    }

    List<Received> alerts() {
        return receiver.received();
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<Moment, Integer> moments() {
        return kills;
    }

    /** How many runs came to their end. */
    int ended() {
        return ended;
    }

    @Override
    public void close() {
        receiver.close();
    }

    private Instant asOf(int night) {
        return firstNight.plus(Duration.ofDays(night));
    }

    /** One of each kind, then mostly any time. */
    private Moment moment(Random random) {
        for (Moment moment : Moment.values()) {
            if (!kills.containsKey(moment)) {
                return moment;
            }
        }
        return random.nextInt(5) < 3 ? Moment.ANY_TIME : Moment.values()[random.nextInt(Moment.values().length)];
    }

    private void kill(Life life, Moment moment, long millis) throws IOException, InterruptedException {
        switch (moment) {
            case ANY_TIME -> life.waitFor(millis);
            case REPORTS_HALF_WRITTEN -> {
                while (!hasHalfAReport() && life.waitFor(1)) {
                    // not yet
                }
            }
            case ALERT_UNDER_WAY -> {
                receiver.beforeNextAnswer(life::kill);
                life.end();
                receiver.answerAtOnce();
            }
        }
        life.kill();
        int code = life.end();
        life.firstNightMillis().ifPresent(taken -> usualMillis = taken);
        if (code != 0) {
            assertThat(code).as("exit code, see %s", log()).isEqualTo(KILLED);
            kills.merge(moment, 1, Integer::sum);
        }
    }

    private boolean hasHalfAReport() throws IOException {
        return Files.isDirectory(reports())
                && KilledNightsContract.files(reports(), ".tmp").stream()
                        .anyMatch(p -> p.getFileName().toString().contains(".xlsx"));
    }

    private Process start(List<SimulatedGraph> graphs, int firstNight) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + temporaryFiles(),
                "-cp",
                System.getProperty("java.class.path"),
                NightsProcess.class.getName()));
        for (int night = firstNight; night < graphs.size(); night++) {
            command.add(asOf(night).toString());
            command.add(graphs.get(night).endpoint().toString());
        }
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(AZURE|FLEET_AUDITOR|JDK_JAVA|JAVA_TOOL)_.*"));
        builder.environment().putAll(storeVariables());
        builder.environment().putAll(environment(graphs.get(0)));
        return builder.start();
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private Map<String, String> storeVariables() {
        var variables = new HashMap<>(Map.of("FLEET_AUDITOR_STORE_URL", store.url()));
        String user = store.user();
        Secret password = store.password();
        if (user != null && password != null) {
            variables.put("FLEET_AUDITOR_STORE_USER", user);
            variables.put("FLEET_AUDITOR_STORE_PASSWORD", password.reveal());
        }
        return variables;
    }
}
