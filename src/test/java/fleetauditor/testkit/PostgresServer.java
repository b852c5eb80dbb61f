package fleetauditor.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fleetauditor.config.Secret;
import fleetauditor.store.StoreConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL server on loopback, one for all tests of this JVM, which stops with it. */
public final class PostgresServer {
    private static @Nullable EmbeddedPostgres server;
    private static String whyNot = "";
    private static int databases;

    private PostgresServer() {}

    /** A new, empty database; skips the test where no server can be started. */
    public static synchronized StoreConfig newDatabase() throws SQLException {
        if (server == null && whyNot.isEmpty()) {
            start();
        }
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

    private static void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException | RuntimeException e) {
            whyNot = "no PostgreSQL could be started here: " + e;
        }
    }
}
