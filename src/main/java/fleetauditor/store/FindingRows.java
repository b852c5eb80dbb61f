package fleetauditor.store;

import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.Life;
import fleetauditor.lifecycle.Life.State;
import fleetauditor.lifecycle.RunFindings.RunFinding;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.store.Sql.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows about findings: what each is now, and the spans of runs in which it was so. */
record FindingRows(Sql sql) {
    private static final String UPSERT = "insert into finding (tenant_id, id, rule_id, severity, cause, subject_kind,"
            + " subject_id, subject_name, related, related_count, summary, basis, state, judged, first_seen,"
            + " last_seen, resolved_at, first_run, last_run, resolved_run, reopened_run, worsened_run,"
            + " worsened_from) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (tenant_id, id) do update set rule_id = excluded.rule_id, severity = excluded.severity,"
            + " cause = excluded.cause, subject_kind = excluded.subject_kind, subject_id = excluded.subject_id,"
            + " subject_name = excluded.subject_name, related = excluded.related,"
            + " related_count = excluded.related_count, summary = excluded.summary, basis = excluded.basis,"
            + " state = excluded.state, judged = excluded.judged, first_seen = excluded.first_seen,"
            + " last_seen = excluded.last_seen, resolved_at = excluded.resolved_at,"
            + " first_run = excluded.first_run, last_run = excluded.last_run,"
            + " resolved_run = excluded.resolved_run, reopened_run = excluded.reopened_run,"
            + " worsened_run = excluded.worsened_run, worsened_from = excluded.worsened_from";

    /** Every finding of the tenant that is there, by key. */
    Map<String, KnownFinding> open(String tenantId) throws SQLException {
        return byKey(sql.query(
                "select * from finding where tenant_id = ? and state <> 'resolved'", FindingRows::known, tenantId));
    }

    /** The resolved findings that are wanted, or were resolved after that run, by key. */
    Map<String, KnownFinding> resolved(String tenantId, Set<String> wanted, long afterRun) throws SQLException {
        var found = byKey(sql.query(
                "select * from finding where tenant_id = ? and state = 'resolved' and resolved_run > ?",
                FindingRows::known,
                tenantId,
                afterRun));
        List<String> ids = sql.query(
                "select id from finding where tenant_id = ? and state = 'resolved'", row -> row.text("id"), tenantId);
        for (String id : ids) {
            if (wanted.contains(id) && !found.containsKey(id)) {
                sql.query("select * from finding where tenant_id = ? and id = ?", FindingRows::known, tenantId, id)
                        .forEach(finding -> found.put(id, finding));
            }
        }
        return found;
    }

    /**
     * Writes what changed.
     *
     * @param before what was known of each, by key
     */
    void save(String tenantId, long run, List<KnownFinding> findings, Map<String, KnownFinding> before)
            throws SQLException {
        var changed = new ArrayList<@Nullable Object[]>();
        var ended = new ArrayList<@Nullable Object[]>();
        var begun = new ArrayList<@Nullable Object[]>();
        for (KnownFinding finding : findings) {
            String key = finding.facts().id();
            KnownFinding old = before.get(key);
            if (finding.equals(old)) {
                continue;
            }
            changed.add(columns(tenantId, finding));
            if (old != null && isInSameSpan(old, finding)) {
                continue;
            }
            if (old != null && old.life().state() != State.RESOLVED) {
                ended.add(new @Nullable Object[] {run - 1, tenantId, key});
            }
            if (finding.life().state() != State.RESOLVED) {
                begun.add(new @Nullable Object[] {
                    tenantId,
                    key,
                    run,
                    finding.life().state().key(),
                    finding.life().judged(),
                    finding.facts().severity().key()
                });
            }
        }
        sql.batch(UPSERT, changed);
        sql.batch(
                "update finding_span set to_run = ? where tenant_id = ? and finding_id = ? and to_run is null", ended);
        sql.batch(
                "insert into finding_span (tenant_id, finding_id, from_run, to_run, state, judged, severity)"
                        + " values (?, ?, ?, null, ?, ?, ?)",
                begun);
    }

    /** What was there in a run, by key. */
    Map<String, RunFinding> in(String tenantId, long run) throws SQLException {
        var found = new HashMap<String, RunFinding>();
        sql.query(
                        "select f.*, s.state as then_state, s.judged as then_judged, s.severity as then_severity"
                                + " from finding_span s join finding f"
                                + " on f.tenant_id = s.tenant_id and f.id = s.finding_id"
                                + " where s.tenant_id = ? and s.from_run <= ? and (s.to_run is null or s.to_run >= ?)",
                        row -> new RunFinding(
                                facts(row, severity(row.text("then_severity"))),
                                state(row.text("then_state")),
                                row.flag("then_judged")),
                        tenantId,
                        run,
                        run)
                .forEach(finding -> found.put(finding.facts().id(), finding));
        return found;
    }

    private static boolean isInSameSpan(KnownFinding a, KnownFinding b) {
        return a.life().state() == b.life().state()
                && a.life().judged() == b.life().judged()
                && a.facts().severity() == b.facts().severity();
    }

    private static Map<String, KnownFinding> byKey(List<KnownFinding> findings) {
        var map = new HashMap<String, KnownFinding>(findings.size() * 4 / 3 + 1);
        findings.forEach(finding -> map.put(finding.facts().id(), finding));
        return map;
    }

    private static @Nullable Object[] columns(String tenantId, KnownFinding finding) {
        Facts facts = finding.facts();
        Life life = finding.life();
        Severity from = life.worsenedFrom();
        return new @Nullable Object[] {
            tenantId,
            facts.id(),
            facts.ruleId(),
            facts.severity().key(),
            facts.cause(),
            facts.subject().kind().key(),
            facts.subject().id(),
            facts.subject().name(),
            SubjectsJson.write(facts.related()),
            facts.relatedCount(),
            facts.summary(),
            String.join(",", new TreeSet<>(finding.basis())),
            life.state().key(),
            life.judged(),
            life.firstSeen(),
            life.lastSeen(),
            life.resolvedAt(),
            life.firstRun(),
            life.lastRun(),
            life.resolvedRun(),
            life.reopenedRun(),
            life.worsenedRun(),
            from == null ? null : from.key()
        };
    }

    private static KnownFinding known(Row row) throws SQLException {
        String from = row.optionalText("worsened_from");
        String basis = row.text("basis");
        return new KnownFinding(
                facts(row, severity(row.text("severity"))),
                new Life(
                        state(row.text("state")),
                        row.flag("judged"),
                        row.time("first_seen"),
                        row.time("last_seen"),
                        row.optionalTime("resolved_at"),
                        row.number("first_run"),
                        row.number("last_run"),
                        row.optionalNumber("resolved_run"),
                        row.optionalNumber("reopened_run"),
                        row.optionalNumber("worsened_run"),
                        from == null ? null : severity(from)),
                basis.isEmpty() ? Set.of() : Set.of(basis.split(",")));
    }

    private static Facts facts(Row row, Severity severity) throws SQLException {
        return new Facts(
                row.text("id"),
                row.text("rule_id"),
                severity,
                row.optionalText("cause"),
                new Subject(
                        RunRows.named(SubjectKind.values(), SubjectKind::key, row.text("subject_kind")),
                        row.text("subject_id"),
                        row.text("subject_name")),
                SubjectsJson.read(row.text("related")),
                row.integer("related_count"),
                row.text("summary"));
    }

    private static Severity severity(String key) {
        return RunRows.named(Severity.values(), Severity::key, key);
    }

    private static State state(String key) {
        return RunRows.named(State.values(), State::key, key);
    }
}
