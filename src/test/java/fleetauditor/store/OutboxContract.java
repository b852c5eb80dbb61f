package fleetauditor.store;

import static fleetauditor.testkit.Nights.TENANT_ID;
import static fleetauditor.testkit.Nights.night;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.store.QueuedMessage.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every database's outbox must do. */
abstract class OutboxContract extends StoreContract {
    private static final Instant NOW = Instant.parse("2026-09-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Test
    void aMessageIsWrittenWithItsRunAndOnlyOnceForItsKey() {
        StoreContract.record(store(), night(1, tenant()), message("run-1/soc", "soc"), message("run-1/it", "it"));
        StoreContract.record(store(), night(2, tenant()), message("run-1/soc", "soc"));

        List<QueuedMessage> all = store().outbox().list(Optional.empty(), 10);
        assertThat(all).extracting(m -> m.message().key()).containsExactly("run-1/it", "run-1/soc");
        assertThat(all.get(1).message()).isEqualTo(message("run-1/soc", "soc"));
        assertThat(all.get(1).state()).isEqualTo(State.WAITING);
        assertThat(all.get(1).tries()).isZero();
    }

    @Test
    void eachRouteGivesItsFirstMessageAndAnotherRouteDoesNotWait() {
        outbox().add(List.of(message("1", "soc"), message("2", "soc"), message("3", "it")), NOW);

        assertThat(claimed(NOW)).containsExactly("1", "3");
        outbox().failed("1", "connection refused", NOW.plusSeconds(60));
        outbox().sent("3", NOW);
        assertThat(claimed(NOW)).as("2 waits for 1").isEmpty();

        assertThat(claimed(NOW.plusSeconds(60))).containsExactly("1");
        outbox().sent("1", NOW.plusSeconds(61));
        assertThat(claimed(NOW.plusSeconds(61))).containsExactly("2");
    }

    @Test
    void aMessageThatWasClaimedIsWithheldUntilTheLeaseEnds() {
        outbox().add(List.of(message("1", "soc")), NOW);

        assertThat(claimed(NOW)).containsExactly("1");
        assertThat(claimed(NOW.plusSeconds(299))).isEmpty();
        assertThat(claimed(NOW.plusSeconds(300))).as("its sender died").containsExactly("1");
    }

    @Test
    void aFailureIsCountedAndNamed() {
        outbox().add(List.of(message("1", "soc")), NOW);
        outbox().failed("1", "HTTP 503", NOW.plusSeconds(60));
        outbox().failed("1", "HTTP 502", NOW.plusSeconds(120));

        QueuedMessage message = outbox().list(Optional.of(State.WAITING), 10).get(0);
        assertThat(message.tries()).isEqualTo(2);
        assertThat(message.problem()).isEqualTo("HTTP 502");
        assertThat(message.nextTry()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void aMessageThatIsGivenUpLetsTheNextOneGo() {
        outbox().add(List.of(message("1", "soc"), message("2", "soc")), NOW);
        outbox().giveUp("1", "HTTP 410");

        assertThat(claimed(NOW)).containsExactly("2");
        assertThat(outbox().list(Optional.of(State.DEAD), 10)).hasSize(1);
    }

    @Test
    void retryRevivesWhatFailedOnOneRouteOrOnAll() {
        outbox().add(List.of(message("1", "soc"), message("2", "it"), message("3", "hr"), message("4", "ok")), NOW);
        outbox().giveUp("1", "HTTP 410");
        outbox().giveUp("2", "HTTP 410");
        outbox().failed("3", "HTTP 503", NOW.plusSeconds(3_600));
        outbox().sent("4", NOW);

        assertThat(outbox().retry(Optional.of("soc"), NOW)).isEqualTo(1);
        assertThat(claimed(NOW)).containsExactly("1");
        outbox().sent("1", NOW);
        assertThat(outbox().retry(Optional.empty(), NOW)).isEqualTo(2);
        assertThat(claimed(NOW)).containsExactly("2", "3");
    }

    @Test
    void retryDoesNotWaitForTheLeaseOfASenderThatDied() {
        outbox().add(List.of(message("1", "soc")), NOW);
        assertThat(claimed(NOW)).containsExactly("1");

        assertThat(outbox().retry(Optional.empty(), NOW)).isEqualTo(1);
        assertThat(claimed(NOW)).containsExactly("1");
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        outbox().add(List.of(message("1", "soc")), NOW);
        outbox().sent("1", NOW.plusSeconds(3));
        outbox().failed("1", "late news", NOW);
        outbox().giveUp("1", "late news");

        QueuedMessage message = outbox().list(Optional.of(State.SENT), 10).get(0);
        assertThat(message.sentAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(message.problem()).isNull();
        assertThat(message.message().payload()).as("names are not kept").isEmpty();
        assertThat(claimed(NOW.plusSeconds(9_999))).isEmpty();
    }

    @Test
    void whatIsDoneIsForgottenAndWhatWaitsIsNot() {
        outbox().add(List.of(message("1", "soc"), message("2", "soc")), NOW);
        outbox().sent("1", NOW);
        store().forget(NOW.plusSeconds(1));

        assertThat(outbox().list(Optional.empty(), 10))
                .extracting(m -> m.message().key())
                .containsExactly("2");
    }

    private List<String> claimed(Instant now) {
        return outbox().claim(now, LEASE).stream().map(m -> m.message().key()).toList();
    }

    private Outbox outbox() {
        return store().outbox();
    }

    private static OutboxMessage message(String key, String route) {
        return new OutboxMessage(key, TENANT_ID, null, route, "{\"to\":\"" + route + "\"}");
    }
}
