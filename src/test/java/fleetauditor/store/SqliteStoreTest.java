package fleetauditor.store;

import static fleetauditor.testkit.Nights.TENANT_ID;
import static fleetauditor.testkit.Nights.night;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fleetauditor.audit.AuditResult;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.testkit.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends OutboxContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return SqlStore.open(config());
    }

    @Test
    void theFileAndItsFolderAreForTheirOwnerOnly() throws IOException {
        Path file = folder.resolve("new/data/store.db");
        try (Store store = SqlStore.open(new StoreConfig("jdbc:sqlite:" + file))) {
            StoreContract.record(store, night(1, tenant()));
            assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
            try (var files = Files.list(file.getParent())) {
                assertThat(files)
                        .allSatisfy(f -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f)))
                                .isEqualTo("rw-------"));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatWasRecordedIsThereWhenTheStoreIsOpenedAgain() {
        StoreContract.record(store(), night(1, with(tenant(), "PC-1", "error")));
        store().close();

        try (Store again = open()) {
            assertThat(again.open(TENANT_ID)).hasSize(1);
            assertThat(StoreContract.record(again, night(2, with(tenant(), "PC-1", "error")))
                            .changes()
                            .appeared())
                    .isEmpty();
        }
    }

    @Test
    void aStoreInMemoryEndsWithTheProcess() {
        try (Store memory = SqlStore.open(new StoreConfig("jdbc:sqlite::memory:"))) {
            StoreContract.record(memory, night(1, with(tenant(), "PC-1", "error")));
            assertThat(memory.open(TENANT_ID)).hasSize(1);
        }
        try (Store memory = SqlStore.open(new StoreConfig("jdbc:sqlite::memory:"))) {
            assertThat(memory.open(TENANT_ID)).isEmpty();
        }
    }

    @Test
    void severalThatStartAtOnceOnNoFileAllFindAStore() throws Exception {
        Path file = folder.resolve("fresh/store.db");
        var pool = Executors.newFixedThreadPool(4);
        try {
            var starts = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 4; i++) {
                starts.add(() -> {
                    try (Store store = SqlStore.open(new StoreConfig("jdbc:sqlite:" + file))) {
                        return store.tenants().isEmpty();
                    }
                });
            }
            for (var start : pool.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFileThatIsHeldByAnotherProcessIsAClearError() throws SQLException {
        try (Connection other = DriverManager.getConnection(config().url());
                Store hurried = SqlStore.open(new StoreConfig(config().url() + "?busy_timeout=1"))) {
            other.createStatement().execute("begin immediate");

            assertThatThrownBy(() -> StoreContract.record(hurried, night(1, tenant())))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is in use by another process")
                    .hasMessageContaining("wait until that one has ended")
                    .hasMessageNotContaining("busy_timeout");
            assertThat(hurried.history(TENANT_ID, 1))
                    .as("reading does not wait")
                    .isEmpty();
        }
    }

    @Test
    void aFileOfANewerReleaseIsRefused() throws SQLException {
        try (Connection other = DriverManager.getConnection(config().url())) {
            other.createStatement()
                    .execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                            + " checksum, installed_by, execution_time, success)"
                            + " values (99, '99', 'tomorrow', 'SQL', 'V99__tomorrow.sql', 1, 'x', 1, 1)");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was written by another release of Fleet Auditor");
    }

    @Test
    void aFileThatIsNoDatabaseIsAClearError() throws IOException {
        Path file = folder.resolve("letter.db");
        Files.writeString(file, "Dear database,\n".repeat(500));

        assertThatThrownBy(() -> SqlStore.open(new StoreConfig("jdbc:sqlite:" + file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("letter.db");
    }

    @Test
    void aFolderThatCannotBeMadeIsAClearError() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "");

        assertThatThrownBy(() -> SqlStore.open(new StoreConfig("jdbc:sqlite:" + file.resolve("store.db"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be created");
    }

    /** A process that records night after night is killed while it does: every night that is there is whole. */
    @Test
    void aKilledProcessLeavesTheLastWholeNight() throws Exception {
        var random = new Random(3);
        long before = 0;
        for (int round = 1; round <= 3; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            NightWriter.class.getName(),
                            config().url())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long told = before;
            try (var lines =
                    new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
                // Each night says two lines: one within its transaction, one after it.
                for (int line = 0, most = 2 + random.nextInt(6); line < most; line++) {
                    String said = String.valueOf(lines.readLine());
                    told = said.equals(NightWriter.WRITING) ? told : Long.parseLong(said);
                }
                writer.destroyForcibly().waitFor();
            } finally {
                writer.destroyForcibly();
            }
            assertWhole(told, before);
            before = told;
        }
    }

    private void assertWhole(long told, long before) {
        assertThat(told).isGreaterThanOrEqualTo(before);
        try (Store store = open()) {
            List<PastRun> runs = store.history(TENANT_ID, 1_000);
            PastRun last = runs.get(0);
            assertThat(last.number()).as("nothing that was told is lost").isBetween(told, told + 1);
            assertThat(runs).hasSize((int) last.number());
            List<KnownFinding> open = store.open(TENANT_ID);
            assertThat(open).hasSize(last.tally().openTotal()).hasSize(NightWriter.DEVICES / 2);
            assertThat(open).allMatch(f -> f.life().lastRun() == last.number());
            assertThat(store.findings(last).findings()).hasSameSizeAs(open);
            assertThat(store.outbox().list(Optional.empty(), 2_000))
                    .as("one message a night")
                    .hasSize((int) last.number());
        }
    }

    private StoreConfig config() {
        return new StoreConfig("jdbc:sqlite:" + folder.resolve("store.db"));
    }

    /** Records nights until it is killed; says when it writes one, and its number once it is recorded. */
    static final class NightWriter {
        static final int DEVICES = 1_000;
        static final String WRITING = "writing";

        private NightWriter() {}

        public static void main(String[] arguments) {
            try (Store store = SqlStore.open(new StoreConfig(arguments[0]))) {
                for (long n = store.history(TENANT_ID, 1).stream()
                                        .mapToLong(PastRun::number)
                                        .sum()
                                + 1;
                        ;
                        n++) {
                    Tenant tenant = tenant();
                    for (int d = 0; d < DEVICES; d++) {
                        with(tenant, "PC-" + d, (d + n) % 2 == 0 ? "error" : "compliant");
                    }
                    AuditResult result = night((int) n, tenant);
                    var message = new OutboxMessage(
                            "night-" + n, TENANT_ID, result.run().id(), "soc", "{}");
                    var night = store.record(result.run(), result.partial(), StoreContract.keys(result), memory -> {
                        say(WRITING);
                        return new Recording(StoreContract.LIFECYCLE.compare(result, memory), List.of(message));
                    });
                    say(String.valueOf(night.run().number()));
                }
            }
        }

        private static void say(String line) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
