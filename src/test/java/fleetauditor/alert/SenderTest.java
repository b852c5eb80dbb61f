package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fleetauditor.config.ConfigException;
import fleetauditor.store.Outbox;
import fleetauditor.store.OutboxMessage;
import fleetauditor.store.QueuedMessage;
import fleetauditor.store.QueuedMessage.State;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import fleetauditor.store.StoreConfig;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** With a real outbox and channels that do as they are told. */
class SenderTest {
    private static final Instant START = Instant.parse("2026-09-01T03:00:00Z");
    private static final String PAYLOAD = Samples.two().payload();

    @TempDir
    private Path folder;

    private final TurnedClock clock = new TurnedClock();
    private final Script script = new Script();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Store store = open(Path.of("none"));
    private Outbox outbox = store.outbox();

    /** Time that stands still until a test turns it on. */
    private static final class TurnedClock extends Clock {
        private Instant now = START;

        void turn(Duration on) {
            now = now.plus(on);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A channel that notes what it is given; a route can be made to fail. */
    private static final class Script implements Delivery {
        private final List<String> sent = new ArrayList<>();
        private final Map<String, DeliveryException> failing = new HashMap<>();

        @Override
        public synchronized void send(String key, Route route, Alert alert) throws DeliveryException {
            DeliveryException failure = failing.get(route.name());
            if (failure != null) {
                throw failure;
            }
            sent.add(key);
        }
    }

    private static Store open(Path folder) {
        String url =
                folder.equals(Path.of("none")) ? "jdbc:sqlite::memory:" : "jdbc:sqlite:" + folder.resolve("test.db");
        return SqlStore.open(new StoreConfig(url));
    }

    @BeforeEach
    void openTheStore() {
        store.close();
        store = open(folder);
        outbox = store.outbox();
        Logger logger = (Logger) LoggerFactory.getLogger(Sender.class);
        logger.setLevel(Level.DEBUG);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void closeTheStore() {
        ((Logger) LoggerFactory.getLogger(Sender.class)).detachAppender(log);
        store.close();
    }

    private Alerts alerts(Delivery delivery) {
        var given = new HashMap<String, String>();
        String[] names = {"soc", "it"};
        for (int i = 0; i < names.length; i++) {
            given.put("alerts.routes[" + i + "].name", names[i]);
            given.put("alerts.routes[" + i + "].channel", "ocsf-file");
            given.put("alerts.routes[" + i + "].path", "unused");
        }
        return new Alerts(
                Watch.config(given, Map.of()), Texts.in(Language.EN), clock, Map.of(Channel.OCSF_FILE, delivery));
    }

    private int send() {
        return alerts(script).send(outbox);
    }

    private void add(String... keys) {
        for (String key : keys) {
            String route = key.substring(0, key.indexOf('-'));
            outbox.add(List.of(new OutboxMessage(key, "t", null, route, PAYLOAD)), clock.instant());
        }
    }

    private QueuedMessage message(String key) {
        return outbox.list(Optional.empty(), 100).stream()
                .filter(m -> m.message().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everythingIsSentInOrderOnEachRoute() {
        add("soc-1", "soc-2", "it-1", "soc-3");

        assertThat(send()).isEqualTo(4);
        assertThat(script.sent.stream().filter(k -> k.startsWith("soc"))).containsExactly("soc-1", "soc-2", "soc-3");
        assertThat(script.sent).contains("it-1");
        assertThat(send()).as("nothing is sent twice").isZero();
    }

    @Test
    void aRouteThatDoesNotWorkHoldsUpNothingButItself() {
        script.failing.put("soc", DeliveryException.passing("no connection"));
        add("soc-1", "soc-2", "it-1", "it-2");

        assertThat(send()).isEqualTo(2);
        assertThat(script.sent).containsExactly("it-1", "it-2");
        assertThat(message("soc-1").problem()).isEqualTo("no connection");
        assertThat(message("soc-2").tries()).as("it waits its turn").isZero();
    }

    @Test
    void itIsTriedAgainLaterAndStillInOrder() {
        script.failing.put("soc", DeliveryException.passing("no connection"));
        add("soc-1", "soc-2");
        send();
        script.failing.clear();

        clock.turn(Duration.ofSeconds(59));
        assertThat(send()).as("too early").isZero();
        clock.turn(Duration.ofSeconds(1));
        assertThat(send()).isEqualTo(2);
        assertThat(script.sent).containsExactly("soc-1", "soc-2");
    }

    @ParameterizedTest
    @CsvSource({"0,PT1M", "1,PT2M", "2,PT4M", "8,PT4H16M", "9,PT6H", "10,PT6H", "62,PT6H", "1000,PT6H"})
    void theWaitDoublesUpToSixHours(int failures, Duration wait) {
        assertThat(Sender.wait(failures, null)).isEqualTo(wait);
    }

    @Test
    void aLongerWaitThatIsAskedForIsKept() {
        assertThat(Sender.wait(0, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
        assertThat(Sender.wait(5, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(32));
    }

    @Test
    void whatIsRefusedIsGivenUpAfterThreeTriesAndTheNextOneGoes() {
        script.failing.put("soc", DeliveryException.refused("host answered 410"));
        add("soc-1");
        for (int tries = 1; tries <= 2; tries++) {
            send();
            assertThat(message("soc-1").state()).isEqualTo(State.WAITING);
            clock.turn(Duration.ofHours(1));
        }
        send();

        assertThat(message("soc-1").state()).isEqualTo(State.DEAD);
        assertThat(message("soc-1").tries()).isEqualTo(3);
        assertThat(message("soc-1").problem()).isEqualTo("host answered 410");
        script.failing.clear();
        add("soc-2");
        assertThat(send()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReachedIsTriedForAWeek() {
        script.failing.put("soc", DeliveryException.passing("no connection"));
        add("soc-1");
        for (int day = 0; day < 7; day++) {
            send();
            assertThat(message("soc-1").state()).as("day " + day).isEqualTo(State.WAITING);
            clock.turn(Duration.ofDays(1));
        }
        send();
        assertThat(message("soc-1").state()).isEqualTo(State.DEAD);
    }

    @Test
    void anOldMessageIsStillTriedSomeTimes() {
        script.failing.put("soc", DeliveryException.passing("no connection"));
        add("soc-1");
        clock.turn(Duration.ofDays(100));
        for (int tries = 1; tries <= 4; tries++) {
            send();
            assertThat(message("soc-1").state()).as("try " + tries).isEqualTo(State.WAITING);
            clock.turn(Duration.ofHours(6));
        }
        send();
        assertThat(message("soc-1").state()).isEqualTo(State.DEAD);
    }

    @Test
    void whatWasGivenUpCanBeRevived() {
        script.failing.put("soc", DeliveryException.refused("host answered 410"));
        add("soc-1");
        for (int tries = 1; tries <= 3; tries++) {
            send();
            clock.turn(Duration.ofHours(1));
        }
        script.failing.clear();
        outbox.retry(Optional.of("soc"), clock.instant());

        assertThat(send()).isEqualTo(1);
        assertThat(message("soc-1").state()).isEqualTo(State.SENT);
    }

    @Test
    void aRouteThatIsNoLongerConfiguredKeepsItsMessages() {
        outbox.add(List.of(new OutboxMessage("old-1", "t", null, "old", PAYLOAD)), clock.instant());

        assertThat(send()).isZero();
        assertThat(message("old-1").state()).isEqualTo(State.WAITING);
        assertThat(message("old-1").problem()).isEqualTo("no route old is configured");
    }

    @Test
    void aMessageThatCannotBeReadHoldsUpNoOtherRoute() {
        outbox.add(List.of(new OutboxMessage("soc-1", "t", null, "soc", "not JSON")), clock.instant());
        add("it-1");

        assertThat(send()).isEqualTo(1);
        assertThat(message("soc-1").problem()).isEqualTo("unexpected IllegalArgumentException");
    }

    @Test
    void aSenderThatDiedBeforeItNotedTheSuccessSendsAgainWithTheSameKey() {
        add("soc-1");
        assertThat(outbox.claim(clock.instant(), Duration.ofMinutes(2))).hasSize(1);
        assertThat(send()).as("the other one may still live").isZero();
        clock.turn(Duration.ofMinutes(2));

        assertThat(send()).isEqualTo(1);
        assertThat(script.sent).containsExactly("soc-1");
    }

    @Test
    void routesAreServedSideBySide() {
        add("soc-1", "it-1");
        var both = new CountDownLatch(2);
        Delivery meeting = (key, route, alert) -> {
            both.countDown();
            try {
                if (!both.await(60, TimeUnit.SECONDS)) {
                    throw DeliveryException.passing("the other route waits for this one");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertThat(alerts(meeting).send(outbox)).isEqualTo(2);
    }

    @Test
    void aTestGoesPastTheOutbox() throws DeliveryException {
        alerts(script).test("SOC");

        assertThat(script.sent).hasSize(1).allMatch(key -> key.startsWith("test-"));
        assertThat(outbox.list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aTestOfAnUnknownRouteNamesThoseThatThereAre() {
        assertThatThrownBy(() -> alerts(script).test("sco"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no route 'sco'; configured: soc, it");
    }

    @Test
    void theLogSaysWhatHappenedAndNothingOfTheMessage() {
        script.failing.put("soc", DeliveryException.refused("host answered 410"));
        add("soc-1", "it-1");
        for (int tries = 1; tries <= 3; tries++) {
            send();
            clock.turn(Duration.ofHours(1));
        }
        List<String> lines =
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();

        assertThat(lines)
                .contains(
                        "alerts: route it: sent it-1",
                        "alerts: route soc: given up soc-1 after 3 tries: host answered 410; see fleet-auditor alerts"
                                + " list")
                .noneMatch(line -> line.contains("PC-1"));
    }
}
