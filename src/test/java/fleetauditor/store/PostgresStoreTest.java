package fleetauditor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fleetauditor.config.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same over a real PostgreSQL server on loopback; skipped, test by test, where none can be started. */
class PostgresStoreTest extends OutboxContract {
    private static @Nullable EmbeddedPostgres server;
    private static String whyNot = "";
    private static int databases;

    @BeforeAll
    static void startServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException | RuntimeException e) {
            whyNot = "no PostgreSQL could be started here: " + e;
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Store open() throws SQLException {
        return SqlStore.open(database());
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
        StoreConfig config = database();
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

    /** A new, empty database of the server. */
    private static StoreConfig database() throws SQLException {
        EmbeddedPostgres running = server;
        assumeTrue(running != null, whyNot);
        String name = "fleet" + ++databases;
        try (Connection connection = running.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new StoreConfig(
                "jdbc:postgresql://localhost:" + running.getPort() + "/" + name,
                "postgres",
                new Secret("postgres"),
                Duration.ofDays(400));
    }
}
