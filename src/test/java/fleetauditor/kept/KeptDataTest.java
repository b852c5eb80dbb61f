package fleetauditor.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RunInfo;
import fleetauditor.config.ConfigException;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.ReadStats;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import fleetauditor.model.User;
import fleetauditor.simulator.TenantPlan;
import fleetauditor.testkit.Audits;
import fleetauditor.testkit.Golden;
import fleetauditor.testkit.Tenant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptDataTest {
    private static final RunInfo RUN =
            new RunInfo("run", "tenant", "Contoso", Tenant.NOW, Tenant.NOW, Tenant.NOW.plusSeconds(9));
    private static final UUID SALES = new UUID(0, 1);

    @TempDir
    private Path folder;

    // what is read is what was written

    @Test
    void aSimulatedTenantComesBackAsItWas() throws IOException {
        AuditResult audit = Audits.of(new TenantPlan(300, 7, Tenant.NOW, 0));
        var data = new KeptData(
                audit.run(),
                audit.snapshot(),
                List.of(new Group(SALES, "Sales", List.of())),
                Map.of(SALES, Set.of(new UUID(0, 2)), new UUID(0, 3), Set.of()));

        assertThat(read(bytes(data))).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverATenantHoldsComesBackAsItWas(long seed) throws IOException {
        var any = new AnyRecord(seed);
        var tables = new LinkedHashMap<Dataset<?>, Table<?>>();
        Dataset.ALL.forEach(dataset -> tables.put(dataset, table(dataset, any)));
        var data = new KeptData(
                any.of(RunInfo.class),
                new Snapshot(Tenant.NOW, tables, Set.of(SALES)),
                List.of(any.of(Group.class)),
                Map.of(SALES, Set.of()));

        assertThat(read(bytes(data))).isEqualTo(data);
    }

    @Test
    void aGapStaysTheGapItWas() throws IOException {
        Snapshot tenant = new Snapshot(
                Tenant.NOW,
                Map.of(
                        Dataset.SIGN_INS,
                        Table.gap(Dataset.SIGN_INS, State.UNLICENSED, "GET /v1.0/auditLogs/signIns -> 403"),
                        Dataset.USERS,
                        Table.complete(Dataset.USERS, List.of())));

        Snapshot back = read(bytes(data(tenant))).snapshot();

        assertThat(back.table(Dataset.SIGN_INS).state()).isEqualTo(State.UNLICENSED);
        assertThat(back.table(Dataset.SIGN_INS).problem()).contains("403");
        assertThat(back.table(Dataset.USERS).isComplete()).isTrue();
        assertThat(back.table(Dataset.GROUPS).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void usersWhoHoldTheSameShareAProfile() throws IOException {
        Snapshot tenant = Tenant.tenant().user("ann").user("bob").snapshot();
        var profiles = new IdentityHashMap<LicenseProfile, Boolean>();

        for (User user : read(bytes(data(tenant))).snapshot().rows(Dataset.USERS)) {
            profiles.put(user.licenses(), true);
        }

        assertThat(profiles).hasSize(1);
        assertThat(lines(bytes(data(tenant))).stream().filter(l -> l.contains("assignedPlans")))
                .hasSize(1);
    }

    @Test
    void theFirstLineSaysWhatItIsAndTheLastThatItIsWhole() throws IOException {
        List<String> lines = lines(bytes(data(Tenant.tenant().user("ann").snapshot())));

        assertThat(lines.get(0))
                .startsWith("{\"format\":\"fleet-auditor kept data\",\"version\":1,\"writtenBy\":\"1.2.3\"");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("{\"end\":true}");
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    }

    @Test
    void everyComponentOfARecordThatIsKeptIsInTheFormat() {
        var shapes = new TreeMap<String, String>();
        Dataset.ALL.forEach(dataset -> shape(dataset.rowType(), shapes));
        shape(Layout.Head.class, shapes);
        shape(Layout.TableHead.class, shapes);
        var text = new StringBuilder("version " + Layout.VERSION + "\n");
        shapes.forEach((name, components) ->
                text.append(name).append(": ").append(components).append('\n'));

        // A record that changed needs another Layout.VERSION; this file shows that it did.
        Golden.assertMatches("kept-format.txt", text.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-15T09:00:00Z",
                "2024-02-29T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "2026-08-15T09:00:00.1Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void timesAreReadAsTheyWereWritten(String text) {
        assertThat(KeptJson.instant(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-15T09:00:00Z",
                "2026-02-30T09:00:00Z",
                "2026-08-15T24:00:61Z",
                "20x6-08-15T09:00:00Z",
                "now"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> KeptJson.instant(text));
    }

    // what is refused

    @Test
    void aFileThatIsCutOffIsRefusedWhereverItEnds() throws IOException {
        byte[] whole = bytes(data(Tenant.tenant().user("ann").pc("PC-1").snapshot()));
        for (int length = 1; length < whole.length; length += 1 + length / 20) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(refused(Arrays.copyOf(whole, length)))
                    .withMessageContaining("--data ");
        }
    }

    @Test
    void aLineThatIsMissingIsNoticed() throws IOException {
        List<String> lines =
                lines(bytes(data(Tenant.tenant().user("ann").pc("PC-1").snapshot())));
        for (int i = 1; i < lines.size(); i++) {
            var fewer = new ArrayList<>(lines);
            fewer.remove(i);
            assertThatExceptionOfType(ConfigException.class)
                    .as("without line %s", lines.get(i))
                    .isThrownBy(refused(zip(String.join("\n", fewer))))
                    .withMessageContaining("damaged");
        }
    }

    @Test
    void somethingAfterTheEndIsNoticed() throws IOException {
        String text = String.join("\n", lines(bytes(data(Tenant.tenant().snapshot()))));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(refused(zip(text + "\n{}")))
                .withMessageContaining("something follows its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK\u0003\u0004", "{}", "\u001F\u008B"})
    void anyOtherFileIsRefused(String content) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(refused(content.getBytes(StandardCharsets.ISO_8859_1)))
                .withMessageContaining("is not data that fleet-auditor kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "[]", "{}", "null", "hello", "{\"format\":\"other\",\"version\":1}"})
    void anythingElseThatIsCompressedIsRefused(String content) throws IOException {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(refused(zip(content)))
                .withMessageContaining("is not data that fleet-auditor kept");
    }

    @Test
    void aNewerFormatIsToldAsOne() throws IOException {
        String newer = String.join("\n", lines(bytes(data(Tenant.tenant().snapshot()))))
                .replaceFirst("\"version\":1", "\"version\":2");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(refused(zip(newer)))
                .withMessageContaining("newer fleet-auditor (1.2.3)");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(refused(zip(newer.replaceFirst("\"version\":2", "\"version\":0"))))
                .withMessageContaining("no longer read");
    }

    @Test
    void aFileThatIsNotThereIsToldAsSuch() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> KeptDataReader.read(folder.resolve("nothing")))
                .withMessageContaining("there is no such file");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> KeptDataReader.read(folder))
                .withMessageContaining("is a folder; name a file");
    }

    private static <T> Table<T> table(Dataset<T> dataset, AnyRecord any) {
        return new Table<>(
                dataset,
                List.of(any.of(dataset.rowType()), any.of(dataset.rowType()), any.of(dataset.rowType())),
                State.PARTIAL,
                "later pages: \uD83D",
                any.of(ReadStats.class));
    }

    private static KeptData data(Snapshot tenant) {
        return new KeptData(RUN, tenant, List.of(), Map.of());
    }

    private static byte[] bytes(KeptData data) throws IOException {
        var out = new ByteArrayOutputStream();
        new KeptDataWriter(data, "1.2.3").write(out);
        return out.toByteArray();
    }

    private KeptData read(byte[] bytes) throws IOException {
        return KeptDataReader.read(Files.write(folder.resolve("kept.data.jsonl.gz"), bytes));
    }

    private ThrowingCallable refused(byte[] bytes) {
        return () -> read(bytes);
    }

    private static List<String> lines(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static byte[] zip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static void shape(Type type, Map<String, String> shapes) {
        if (type instanceof ParameterizedType list) {
            shape(list.getActualTypeArguments()[0], shapes);
        } else if (type instanceof Class<?> record && record.isRecord() && !shapes.containsKey(record.getName())) {
            RecordComponent[] components = record.getRecordComponents();
            shapes.put(
                    record.getName(),
                    Arrays.stream(components)
                            .map(c -> c.getName() + " " + c.getGenericType().getTypeName())
                            .collect(Collectors.joining(", ")));
            Arrays.stream(components).forEach(c -> shape(c.getGenericType(), shapes));
        } else if (type instanceof Class<?> constants && constants.isEnum()) {
            shapes.put(constants.getName(), Arrays.toString(constants.getEnumConstants()));
        }
    }
}
