package fleetauditor.store;

import fleetauditor.audit.RunInfo;
import fleetauditor.lifecycle.Baseline;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.Memory;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.lifecycle.RunFindings;
import fleetauditor.lifecycle.Tally;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The store in SQLite or PostgreSQL; both get the same statements. */
public final class SqlStore implements Store {
    private final Database database;
    private final Outbox outbox;

    private SqlStore(Database database) {
        this.database = database;
        this.outbox = new SqlOutbox(database);
    }

    /**
     * Opens the store. A SQLite file that is not there is created, for its owner only, with its directory.
     *
     * @throws StoreException if the database cannot be reached or was written by a newer release
     */
    public static Store open(StoreConfig config) {
        return new SqlStore(Database.open(config));
    }

    @Override
    public Set<UUID> licensedUsers(String tenantId) {
        return database.read(sql -> Set.copyOf(new RunRows(sql).licensed(tenantId)));
    }

    @Override
    public Night record(RunInfo run, boolean partial, Set<String> present, Function<Memory, Recording> judge) {
        return database.write(sql -> {
            var runs = new RunRows(sql);
            runs.lockTenant(run);
            Memory memory = memory(sql, run.tenantId(), partial, present);
            Recording recording = judge.apply(memory);
            Night night = recording.night();
            if (night.run().number() != memory.nextRun()) {
                throw new IllegalArgumentException(
                        "run " + night.run().number() + " where " + memory.nextRun() + " comes next");
            }
            write(sql, night, memory);
            SqlOutbox.insert(sql, recording.messages(), run.finishedAt());
            return night;
        });
    }

    @Override
    public void recordFailure(RunInfo run, String problem, List<OutboxMessage> messages) {
        database.write(sql -> {
            var runs = new RunRows(sql);
            runs.lockTenant(run);
            runs.insert(new PastRun(
                    run,
                    runs.nextNumber(run.tenantId()),
                    Completeness.FAILED,
                    false,
                    null,
                    lastTally(runs, run),
                    problem));
            SqlOutbox.insert(sql, messages, run.finishedAt());
            return true;
        });
    }

    @Override
    public List<KnownTenant> tenants() {
        return database.read(sql -> sql.query(
                "select id, name from tenant order by name, id",
                row -> new KnownTenant(row.text("id"), row.text("name"))));
    }

    @Override
    public void noteTenant(String signIn, String tenantId) {
        database.write(sql -> sql.update(
                "insert into sign_in (name, tenant_id) values (?, ?)"
                        + " on conflict (name) do update set tenant_id = excluded.tenant_id",
                signIn,
                tenantId));
    }

    @Override
    public Optional<KnownTenant> tenantOf(String signIn) {
        return database.read(sql -> sql
                .query(
                        "select t.id, t.name from sign_in s join tenant t on t.id = s.tenant_id where s.name = ?",
                        row -> new KnownTenant(row.text("id"), row.text("name")),
                        signIn)
                .stream()
                .findFirst());
    }

    @Override
    public List<PastRun> history(String tenantId, int limit) {
        return database.read(sql -> new RunRows(sql).newest(tenantId, limit));
    }

    @Override
    public List<PastRun> runs(String idOrBeginning) {
        return database.read(sql -> new RunRows(sql).beginningWith(idOrBeginning));
    }

    @Override
    public RunFindings findings(PastRun run) {
        String tenant = run.info().tenantId();
        return database.read(sql -> new RunFindings(
                run, new FindingRows(sql).in(tenant, run.number()), new RunRows(sql).verdicts(tenant, run.number())));
    }

    @Override
    public List<KnownFinding> open(String tenantId) {
        return database.read(sql -> new FindingRows(sql)
                .open(tenantId).values().stream()
                        .sorted(Comparator.comparing(
                                        (KnownFinding f) -> f.facts().severity())
                                .thenComparing(f -> f.facts().id()))
                        .toList());
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public int forget(Instant before) {
        return database.write(sql -> {
            int forgotten = 0;
            for (KnownTenant tenant : sql.query(
                    "select id, name from tenant", row -> new KnownTenant(row.text("id"), row.text("name")))) {
                forgotten += forget(sql, tenant.id(), before);
            }
            sql.update("delete from outbox where state <> 'waiting' and created_at < ?", before);
            return forgotten;
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private static Memory memory(Sql sql, String tenantId, boolean partial, Set<String> present) throws SQLException {
        var runs = new RunRows(sql);
        var findings = new FindingRows(sql);
        PastRun baseline = Baseline.of(runs.newestAudits(tenantId, partial, Baseline.WINDOW), partial)
                .orElse(null);
        return new Memory(
                runs.nextNumber(tenantId),
                baseline,
                runs.lastComplete(tenantId),
                findings.open(tenantId),
                findings.resolved(tenantId, present, baseline == null ? 0 : baseline.number()),
                runs.trend(tenantId));
    }

    private static void write(Sql sql, Night night, Memory memory) throws SQLException {
        var runs = new RunRows(sql);
        PastRun run = night.run();
        String tenant = run.info().tenantId();
        runs.insert(run);
        runs.insertDatasets(tenant, run.number(), night.datasets());
        runs.insertVerdicts(tenant, run.number(), night.verdicts());
        var before = new HashMap<>(memory.past());
        before.putAll(memory.open());
        new FindingRows(sql).save(tenant, run.number(), night.findings(), before);
        Set<UUID> licensed = night.licensed();
        if (licensed != null) {
            runs.replaceLicensed(tenant, licensed);
        }
    }

    /** An audit that failed saw nothing: what was open still is. */
    private static Tally lastTally(RunRows runs, RunInfo run) throws SQLException {
        return runs.newest(run.tenantId(), 1).stream()
                .findFirst()
                .map(last -> new Tally(last.tally().open(), last.tally().waived(), 0, 0, 0, 0))
                .orElse(Tally.NONE);
    }

    private static int forget(Sql sql, String tenantId, Instant before) throws SQLException {
        long kept = sql.query(
                        "select max(number) - ? as kept from run where tenant_id = ?",
                        row -> row.number("kept"),
                        Baseline.WINDOW,
                        tenantId)
                .get(0);
        int forgotten =
                sql.update("delete from run where tenant_id = ? and as_of < ? and number <= ?", tenantId, before, kept);
        if (forgotten == 0) {
            return 0;
        }
        long first = sql.query(
                        "select min(number) as first from run where tenant_id = ?",
                        row -> row.number("first"),
                        tenantId)
                .get(0);
        sql.update("delete from dataset_state where tenant_id = ? and number < ?", tenantId, first);
        sql.update("delete from rule_verdict where tenant_id = ? and number < ?", tenantId, first);
        sql.update("delete from finding_span where tenant_id = ? and to_run < ?", tenantId, first);
        sql.update(
                "delete from finding where tenant_id = ? and state = 'resolved' and resolved_run <= ?",
                tenantId,
                first);
        return forgotten;
    }
}
