package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.alert.AlertConfig;
import fleetauditor.alert.Alerts;
import fleetauditor.config.Settings;
import fleetauditor.store.Outbox;
import fleetauditor.store.OutboxMessage;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import fleetauditor.store.StoreConfig;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AlertsCommandTest {
    private static final Instant NOW = Instant.parse("2026-09-01T03:00:00Z");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Store store = SqlStore.open(new StoreConfig("jdbc:sqlite::memory:"));

    @BeforeEach
    void openTheStore() {
        store.close();
        store = SqlStore.open(new StoreConfig("jdbc:sqlite:" + folder.resolve("test.db")));
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    private int run(String... arguments) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var settings = new Settings(Map.of(
                "alerts.routes[0].name", "siem",
                "alerts.routes[0].channel", "ocsf-file",
                "alerts.routes[0].path", folder.resolve("alerts.ndjson").toString()));
        var alerts = new Alerts(AlertConfig.from(settings, Map.of(), List.of()), Texts.in(Language.EN), clock, () -> {
            throw new AssertionError("no mail by Graph");
        });
        var command = new CommandLine(new AlertsCommand(file -> desk(alerts), clock));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        command.setExecutionExceptionHandler(Failures::execution);
        return command.execute(arguments);
    }

    private AlertsCommand.Desk desk(Alerts alerts) {
        return new AlertsCommand.Desk() {
            @Override
            public Alerts alerts() {
                return alerts;
            }

            @Override
            public Outbox outbox() {
                return store.outbox();
            }

            @Override
            public void close() {}
        };
    }

    private void add(String key, String payload) {
        store.outbox().add(List.of(new OutboxMessage(key, "t", null, "siem", payload)), NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void listSaysThatNothingWaits() {
        assertThat(run("list")).isZero();
        assertThat(out).hasToString("No alert waits, and none was given up." + System.lineSeparator());
    }

    @Test
    void listNamesWhatWaitsAndWhatWasGivenUp() {
        add("run-1.siem", "x");
        add("run-2.siem", "x");
        store.outbox().giveUp("run-1.siem", "host answered 410\u001B[31m");

        assertThat(run("list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "siem  given up  of 2026-09-01T02:00:00Z  tries 1  run-1.siem",
                        "    host answered 410 [31m",
                        "siem  waiting  of 2026-09-01T02:00:00Z  tries 0  next 2026-09-01T02:00:00Z  run-2.siem");
    }

    @Test
    void retrySendsWhatWasGivenUp() throws Exception {
        add(
                "run-1.siem",
                "{\"kind\":\"TEST\",\"body\":{\"notice\":\"x\",\"run\":{\"id\":\"1\",\"asOf\":\"" + NOW
                        + "\"},\"tenant\":{\"id\":\"t\"}},\"letter\":{}}");
        store.outbox().giveUp("run-1.siem", "host answered 410");

        assertThat(run("retry", "siem")).isZero();
        assertThat(out.toString().strip()).isEqualTo("1 tried again, 1 sent");
        assertThat(Files.readAllLines(folder.resolve("alerts.ndjson"))).hasSize(1);
        assertThat(store.outbox().list(Optional.of(fleetauditor.store.QueuedMessage.State.SENT), 9))
                .hasSize(1);
    }

    @Test
    void testSendsAMarkedMessage() throws Exception {
        assertThat(run("test", "siem")).isZero();
        assertThat(out.toString().strip()).isEqualTo("route siem: the test was sent");
        assertThat(Files.readString(folder.resolve("alerts.ndjson")))
                .contains("This is only a test of the route siem.");
    }

    @Test
    void testSaysWhyARouteDoesNotWork() throws Exception {
        Files.createDirectory(folder.resolve("alerts.ndjson"));

        assertThat(run("test", "siem")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .startsWith("fleet-auditor: route siem does not work: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "retry"})
    void anUnknownRouteIsAMistake(String command) {
        assertThat(run(command, "none")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().strip()).isEqualTo("fleet-auditor: no route 'none'; configured: siem");
    }
}
