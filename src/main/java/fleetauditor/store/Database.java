package fleetauditor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import fleetauditor.config.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The database behind the store: opened, brought up to date, and used in transactions. Thread-safe. */
final class Database implements AutoCloseable {
    private static final int SQLITE_BUSY = 5;
    private static final int WAIT_MILLIS = 30_000;
    private static final int MIGRATION_TRIES = 5;

    private final String name;
    private final HikariDataSource source;
    private final boolean sqlite;

    private Database(String name, HikariDataSource source, boolean sqlite) {
        this.name = name;
        this.source = source;
        this.sqlite = sqlite;
    }

    /** Work within one transaction. */
    interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    /**
     * Opens the database; creates it when it is a SQLite file that is not there.
     *
     * @throws StoreException if it cannot be reached, written or understood
     */
    static Database open(StoreConfig config) {
        String name = config.withoutParameters();
        config.file().ifPresent(Database::create);
        HikariDataSource source;
        try {
            source = new HikariDataSource(pool(config));
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    "The store " + name + " cannot be opened: " + reason(e) + "; check store.url, or use --no-store",
                    e);
        }
        try {
            migrate(source, config.isSqlite(), name);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
        return new Database(name, source, config.isSqlite());
    }

    /**
     * Does all of {@code work}, which may write, or nothing.
     *
     * @throws StoreException if the database refuses
     */
    <T> T write(Work<T> work) {
        return inTransaction(sql -> {
            if (sqlite) {
                // SQLite does not let a transaction that has read begin to write when another one wrote meanwhile.
                // An update of nothing takes the write lock, or waits for it, before anything is read.
                sql.update("update tenant set name = name where id is null");
            }
            return work.run(sql);
        });
    }

    /**
     * Reads in one transaction.
     *
     * @throws StoreException if the database refuses
     */
    <T> T read(Work<T> work) {
        return inTransaction(work);
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            try {
                T value = work.run(new Sql(connection));
                connection.commit();
                return value;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }

    private StoreException failure(SQLException e) {
        boolean busy = sqlite && (e.getErrorCode() & 0xFF) == SQLITE_BUSY;
        return busy
                ? new StoreException(
                        "The store " + name + " is in use by another process; wait until that one has ended and try"
                                + " again",
                        e)
                : new StoreException("The store " + name + " refused: " + reason(e), e);
    }

    /** The first line: what follows it in PostgreSQL's messages quotes values. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static HikariConfig pool(StoreConfig config) {
        var pool = new HikariConfig();
        pool.setPoolName("store");
        pool.setJdbcUrl(config.url());
        pool.setAutoCommit(false);
        pool.setConnectionTimeout(WAIT_MILLIS);
        pool.setInitializationFailTimeout(1);
        // A database in memory lives in its one connection, for ever.
        pool.setMaximumPoolSize(config.isInMemory() ? 1 : 4);
        pool.setMinimumIdle(config.isInMemory() ? 1 : 0);
        if (config.isInMemory()) {
            pool.setMaxLifetime(0);
            pool.setIdleTimeout(0);
        }
        if (config.isSqlite()) {
            // WAL: who reads does not wait for who writes. FULL: a commit survives a power cut too.
            Map.of(
                            "journal_mode", "WAL",
                            "synchronous", "FULL",
                            "busy_timeout", String.valueOf(WAIT_MILLIS),
                            "foreign_keys", "true")
                    .forEach((name, value) -> {
                        if (!config.url().contains(name + "=")) {
                            pool.addDataSourceProperty(name, value);
                        }
                    });
        } else {
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            pool.addDataSourceProperty("ApplicationName", "fleet-auditor");
        }
        if (config.user() != null) {
            pool.setUsername(config.user());
        }
        Secret password = config.password();
        if (password != null) {
            pool.setPassword(password.reveal());
        }
        return pool;
    }

    private static void migrate(HikariDataSource source, boolean sqlite, String name) {
        Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:fleetauditor/store/migration")
                .placeholders(
                        sqlite
                                ? Map.of(
                                        "serial",
                                        "integer primary key autoincrement",
                                        "binary",
                                        "blob",
                                        "compact",
                                        "without rowid")
                                : Map.of(
                                        "serial",
                                        "bigint generated always as identity primary key",
                                        "binary",
                                        "bytea",
                                        "compact",
                                        ""))
                // A store that a newer release wrote is refused, not guessed at.
                .ignoreMigrationPatterns(new String[0])
                .load();
        // SQLite has no lock that spans a migration: of two processes that start at once, one finds the work done.
        for (int tried = 1; ; tried++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayValidateException e) {
                throw new StoreException(
                        "The store " + name + " was written by another release of Fleet Auditor; use that release, or"
                                + " another store.url",
                        e);
            } catch (FlywayException e) {
                if (tried == MIGRATION_TRIES) {
                    throw new StoreException("The store " + name + " cannot be brought up to date: " + reason(e), e);
                }
            }
        }
    }

    private static void create(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null && !Files.isDirectory(directory)) {
                Files.createDirectories(directory, ownerOnly(posix, "rwx------"));
            }
            createFile(file, ownerOnly(posix, "rw-------"));
        } catch (IOException e) {
            throw new StoreException(
                    "The store " + file + " cannot be created: " + e
                            + "; check store.url and the directory's permissions",
                    e);
        }
    }

    private static void createFile(Path file, FileAttribute<?>... permissions) throws IOException {
        try {
            Files.createFile(file, permissions);
        } catch (FileAlreadyExistsException e) {
            // it is an old store, or another process was faster
        }
    }

    private static FileAttribute<?>[] ownerOnly(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
