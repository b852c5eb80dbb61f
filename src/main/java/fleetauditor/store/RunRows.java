package fleetauditor.store;

import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.DatasetCount;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.lifecycle.RuleVerdict;
import fleetauditor.lifecycle.Tally;
import fleetauditor.lifecycle.TrendPoint;
import fleetauditor.model.Table.State;
import fleetauditor.store.Sql.Row;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows about runs: the run itself, its datasets, its rules, and who was licensed. */
record RunRows(Sql sql) {
    /** A day can have many runs; this many rows are read for the days of the trend. */
    private static final int MOST_TREND_RUNS = TrendPoint.DAYS * 48;

    /** Makes the tenant known, and lets a second run of it wait until this one is recorded. */
    void lockTenant(RunInfo run) throws SQLException {
        sql.update(
                "insert into tenant (id, name) values (?, ?) on conflict (id) do update set name = excluded.name",
                run.tenantId(),
                run.tenantName());
    }

    long nextNumber(String tenantId) throws SQLException {
        return sql.query(
                        "select coalesce(max(number), 0) + 1 as next from run where tenant_id = ?",
                        row -> row.number("next"),
                        tenantId)
                .get(0);
    }

    void insert(PastRun run) throws SQLException {
        RunInfo info = run.info();
        Tally tally = run.tally();
        sql.update(
                "insert into run (tenant_id, number, id, tenant_name, as_of, started_at, finished_at, completeness,"
                        + " partial, previous_run_id, problem, critical, high, medium, low, info, waived, appeared, resolved,"
                        + " reopened, worsened) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                info.tenantId(),
                run.number(),
                info.id(),
                info.tenantName(),
                info.asOf(),
                info.startedAt(),
                info.finishedAt(),
                run.completeness().key(),
                run.partial(),
                run.previousRunId(),
                run.problem(),
                tally.open().get(Severity.CRITICAL),
                tally.open().get(Severity.HIGH),
                tally.open().get(Severity.MEDIUM),
                tally.open().get(Severity.LOW),
                tally.open().get(Severity.INFO),
                tally.waived(),
                tally.appeared(),
                tally.resolved(),
                tally.reopened(),
                tally.worsened());
    }

    List<PastRun> newest(String tenantId, int limit) throws SQLException {
        return sql.query(
                "select * from run where tenant_id = ? order by number desc limit ?", RunRows::run, tenantId, limit);
    }

    /**
     * Without those that failed.
     *
     * @param partialToo whether to count audits of some of the rules
     */
    List<PastRun> newestAudits(String tenantId, boolean partialToo, int limit) throws SQLException {
        return sql.query(
                "select * from run where tenant_id = ? and completeness <> 'failed' and partial <= ? order by number"
                        + " desc limit ?",
                RunRows::run,
                tenantId,
                partialToo,
                limit);
    }

    List<PastRun> beginningWith(String id) throws SQLException {
        List<PastRun> exact = sql.query("select * from run where id = ?", RunRows::run, id);
        return exact.isEmpty()
                ? sql.query(
                        "select * from run where substr(id, 1, ?) = ? order by tenant_id, number",
                        RunRows::run,
                        id.length(),
                        id)
                : exact;
    }

    /** The last audit of each of the last days, oldest first. */
    List<TrendPoint> trend(String tenantId) throws SQLException {
        var days = new LinkedHashMap<LocalDate, TrendPoint>();
        for (PastRun run : newestAudits(tenantId, true, MOST_TREND_RUNS)) {
            TrendPoint point = TrendPoint.of(run);
            days.putIfAbsent(point.day(), point);
        }
        return days.values().stream()
                .sorted((a, b) -> b.day().compareTo(a.day()))
                .limit(TrendPoint.DAYS)
                .sorted((a, b) -> a.day().compareTo(b.day()))
                .toList();
    }

    void insertDatasets(String tenantId, long number, List<DatasetCount> datasets) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (DatasetCount count : datasets) {
            rows.add(new @Nullable Object[] {
                tenantId,
                number,
                count.dataset(),
                count.state().key(),
                count.rows(),
                count.trustedRows(),
                count.shrunkSince()
            });
        }
        sql.batch(
                "insert into dataset_state (tenant_id, number, dataset, state, row_count, trusted_rows, shrunk_since)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** For each dataset the last run that read it completely, by dataset name. */
    Map<String, DatasetCount> lastComplete(String tenantId) throws SQLException {
        var counts = new HashMap<String, DatasetCount>();
        sql.query(
                        "select d.* from dataset_state d join (select dataset, max(number) as number from dataset_state"
                                + " where tenant_id = ? and state = 'complete' group by dataset) last"
                                + " on d.dataset = last.dataset and d.number = last.number where d.tenant_id = ?",
                        row -> new DatasetCount(
                                row.text("dataset"),
                                State.COMPLETE,
                                row.integer("row_count"),
                                row.integer("trusted_rows"),
                                row.optionalTime("shrunk_since")),
                        tenantId,
                        tenantId)
                .forEach(count -> counts.put(count.dataset(), count));
        return counts;
    }

    void insertVerdicts(String tenantId, long number, List<RuleVerdict> verdicts) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (RuleVerdict verdict : verdicts) {
            rows.add(new @Nullable Object[] {
                tenantId, number, verdict.ruleId(), verdict.outcome().key(), verdict.examined(), verdict.findings()
            });
        }
        sql.batch(
                "insert into rule_verdict (tenant_id, number, rule_id, outcome, examined, findings)"
                        + " values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    List<RuleVerdict> verdicts(String tenantId, long number) throws SQLException {
        return sql.query(
                "select * from rule_verdict where tenant_id = ? and number = ? order by rule_id",
                row -> new RuleVerdict(
                        row.text("rule_id"),
                        named(Outcome.values(), Outcome::key, row.text("outcome")),
                        row.integer("examined"),
                        row.integer("findings")),
                tenantId,
                number);
    }

    Set<UUID> licensed(String tenantId) throws SQLException {
        return new HashSet<>(
                sql.query("select user_id from licensed_user where tenant_id = ?", row -> row.id("user_id"), tenantId));
    }

    /** Writes only who was added or removed: most nights that is a handful of half a million. */
    void replaceLicensed(String tenantId, Set<UUID> now) throws SQLException {
        Set<UUID> before = licensed(tenantId);
        sql.batch("delete from licensed_user where tenant_id = ? and user_id = ?", rowsOf(tenantId, before, now));
        sql.batch("insert into licensed_user (tenant_id, user_id) values (?, ?)", rowsOf(tenantId, now, before));
    }

    private static List<@Nullable Object[]> rowsOf(String tenantId, Set<UUID> those, Set<UUID> without) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (UUID id : those) {
            if (!without.contains(id)) {
                rows.add(new @Nullable Object[] {tenantId, id});
            }
        }
        return rows;
    }

    /** The enum value whose key stands in the store. */
    static <E> E named(E[] values, Function<E, String> key, String text) {
        for (E value : values) {
            if (key.apply(value).equals(text)) {
                return value;
            }
        }
        throw new StoreException("The store holds '" + text + "', which this release does not know; use a newer one");
    }

    private static PastRun run(Row row) throws SQLException {
        var open = new EnumMap<Severity, Integer>(Severity.class);
        for (Severity severity : Severity.values()) {
            open.put(severity, row.integer(severity.key()));
        }
        return new PastRun(
                new RunInfo(
                        row.text("id"),
                        row.text("tenant_id"),
                        row.text("tenant_name"),
                        row.time("as_of"),
                        row.time("started_at"),
                        row.time("finished_at")),
                row.number("number"),
                named(Completeness.values(), Completeness::key, row.text("completeness")),
                row.flag("partial"),
                row.optionalText("previous_run_id"),
                new Tally(
                        open,
                        row.integer("waived"),
                        row.integer("appeared"),
                        row.integer("resolved"),
                        row.integer("reopened"),
                        row.integer("worsened")),
                row.optionalText("problem"));
    }
}
