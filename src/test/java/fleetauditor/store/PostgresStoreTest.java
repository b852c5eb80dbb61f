package fleetauditor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.Secret;
import fleetauditor.testkit.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The same over a real PostgreSQL server on loopback; skipped, test by test, where none can be started. */
class PostgresStoreTest extends OutboxContract {
    @Override
    Store open() throws SQLException {
        return SqlStore.open(PostgresServer.newDatabase());
    }

    @Test
    void aServerThatDoesNotAnswerIsAClearErrorWithoutThePassword() {
        var nowhere = new StoreConfig(
                "jdbc:postgresql://localhost:1/fleet?connectTimeout=1",
                "auditor",
                new Secret("hunter2"),
                Duration.ofDays(1));

        assertThatThrownBy(() -> SqlStore.open(nowhere))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The store jdbc:postgresql://localhost:1/fleet cannot be opened")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aStoreIsOpenedAgainWithWhatItHad() throws SQLException {
        StoreConfig config = PostgresServer.newDatabase();
        try (Store first = SqlStore.open(config);
                Store second = SqlStore.open(config)) {
            first.outbox()
                    .add(java.util.List.of(new OutboxMessage("1", "t", null, "soc", "{}")), java.time.Instant.EPOCH);
            assertThat(second.outbox().claim(java.time.Instant.EPOCH, Duration.ofMinutes(1)))
                    .hasSize(1);
            assertThat(first.outbox().claim(java.time.Instant.EPOCH, Duration.ofMinutes(1)))
                    .isEmpty();
        }
    }
}
