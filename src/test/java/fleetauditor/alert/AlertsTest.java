package fleetauditor.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fleetauditor.alert.Alerts.Occasion;
import fleetauditor.audit.AuditResult;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.Lifecycle;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.ShrinkLimits;
import fleetauditor.store.QueuedMessage;
import fleetauditor.store.QueuedMessage.State;
import fleetauditor.store.Recording;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import fleetauditor.store.StoreConfig;
import fleetauditor.testkit.Nights;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import fleetauditor.waiver.Waivers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Nights with a real store and a real webhook, wired as the program does it. */
class AlertsTest {
    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("fleetauditor");
    private Store store = SqlStore.open(new StoreConfig("jdbc:sqlite::memory:"));

    @BeforeEach
    void openTheStore() {
        store.close();
        store = SqlStore.open(new StoreConfig("jdbc:sqlite:" + folder.resolve("test.db")));
        log.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(log);
    }

    @AfterEach
    void closeTheStore() {
        logger.detachAppender(log);
        logger.setLevel(null);
        store.close();
    }

    private Alerts alerts() {
        var given = new HashMap<String, String>();
        given.put("alerts.routes[0].name", "soc");
        given.put("alerts.routes[0].channel", "webhook");
        given.put("alerts.routes[0].rules", "all");
        given.put("alerts.routes[1].name", "it");
        given.put("alerts.routes[1].channel", "smtp");
        given.put("alerts.routes[1].to", "it@contoso.com");
        given.put("alerts.routes[1].rules", "all");
        given.put("alerts.smtp.host", "127.0.0.1");
        given.put("alerts.smtp.port", String.valueOf(closedPort()));
        given.put("alerts.smtp.security", "none");
        given.put("alerts.smtp.user", "fleet");
        given.put("alerts.smtp.from", "fleet@contoso.com");
        Map<String, String> environment = Map.of(
                "FLEET_AUDITOR_ALERT_SOC_SECRET", "s3cret",
                "FLEET_AUDITOR_ALERT_SOC_URL", "http://127.0.0.1:" + server.getPort() + "/hidden-path?key=hidden-key",
                "FLEET_AUDITOR_ALERT_SMTP_PASSWORD", "pa55word");
        return new Alerts(
                Watch.config(given, environment),
                Texts.in(Language.EN),
                Clock.fixed(Nights.clock(3), ZoneOffset.UTC),
                () -> {
                    throw new AssertionError("no mail by Graph");
                });
    }

    /** As the program does it: compare, write the messages with the run, then send. */
    private int night(Alerts alerts, AuditResult result) {
        List<PastRun> earlier = store.history(Nights.TENANT_ID, Alerts.EARLIER_RUNS);
        var lifecycle = new Lifecycle(ShrinkLimits.DEFAULT, Waivers.NONE, f -> "a sentence");
        store.record(
                result.run(),
                result.partial(),
                result.findings().stream().map(Facts::key).collect(Collectors.toSet()),
                memory -> {
                    Night night = lifecycle.compare(result, memory);
                    var occasion = new Occasion("contoso", earlier, Optional.empty());
                    return new Recording(night, alerts.messages(result, night, occasion));
                });
        return alerts.send(store.outbox());
    }

    /** Where nobody listens. */
    private static int closedPort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Test
    void aNightIsToldOnceAndTheNextNightNothing() {
        answer(aResponse().withStatus(200));
        assertThat(night(alerts(), Nights.night(1, with(tenant(), "PC-1", "error"))))
                .isEqualTo(1);
        night(alerts(), Nights.night(2, with(tenant(), "PC-1", "error")));

        assertThat(server.findAll(anyRequestedFor(anyUrl())).stream()
                        .filter(r -> r.getUrl().startsWith("/hidden-path")))
                .hasSize(1)
                .allMatch(r -> "run-1.soc".equals(r.getHeader("Idempotency-Key")));
        assertThat(store.outbox().list(Optional.of(State.SENT), 9)).hasSize(1);
        assertThat(store.outbox().list(Optional.of(State.WAITING), 9))
                .as("there is no mail server; its route waits for itself")
                .extracting(m -> m.message().key())
                .containsExactly("run-1.it");
    }

    @Test
    void noSecretIsInTheStoreOrTheLog() throws IOException {
        answer(aResponse().withStatus(500).withBody("hidden-answer"));
        assertThat(night(alerts(), Nights.night(1, with(tenant(), "PC-1", "error"))))
                .isZero();
        List<QueuedMessage> waiting = store.outbox().list(Optional.of(State.WAITING), 9);
        store.close();

        assertThat(waiting)
                .extracting(QueuedMessage::problem)
                .contains("127.0.0.1:" + server.getPort() + " answered 500");
        String everything =
                log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
        assertThat(everything).contains("route soc: not sent");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                everything += Files.readString(file, StandardCharsets.ISO_8859_1);
            }
        }
        assertThat(everything).contains("run-1.soc").doesNotContain("s3cret", "hidden-", "pa55word");
    }
}
