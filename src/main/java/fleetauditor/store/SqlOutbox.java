package fleetauditor.store;

import fleetauditor.store.QueuedMessage.State;
import fleetauditor.store.Sql.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox in the same database as the runs. */
final class SqlOutbox implements Outbox {
    private final Database database;

    SqlOutbox(Database database) {
        this.database = database;
    }

    /** Adds messages within a transaction. */
    static void insert(Sql sql, List<OutboxMessage> messages, Instant now) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (OutboxMessage message : messages) {
            rows.add(new @Nullable Object[] {
                message.key(), message.tenantId(), message.runId(), message.route(), message.payload(), now, now
            });
        }
        sql.batch(
                "insert into outbox (key, tenant_id, run_id, route, payload, state, tries, next_try, created_at)"
                        + " values (?, ?, ?, ?, ?, 'waiting', 0, ?, ?) on conflict (key) do nothing",
                rows);
    }

    @Override
    public void add(List<OutboxMessage> messages, Instant now) {
        database.write(sql -> {
            insert(sql, messages, now);
            return true;
        });
    }

    @Override
    public List<QueuedMessage> claim(Instant now, Duration lease) {
        return database.write(sql -> {
            List<QueuedMessage> heads = sql.query(
                    "select * from outbox where position in (select min(position) from outbox where state = 'waiting'"
                            + " group by route) and next_try <= ? order by position",
                    SqlOutbox::message,
                    now);
            var claimed = new ArrayList<QueuedMessage>();
            for (QueuedMessage head : heads) {
                int mine = sql.update(
                        "update outbox set next_try = ? where position = ? and state = 'waiting' and next_try <= ?",
                        now.plus(lease),
                        head.position(),
                        now);
                if (mine == 1) {
                    claimed.add(head);
                }
            }
            return claimed;
        });
    }

    @Override
    public void sent(String key, Instant now) {
        // Nobody needs the names in it any more.
        update("update outbox set state = 'sent', sent_at = ?, problem = null, payload = '' where key = ?", now, key);
    }

    @Override
    public void failed(String key, String problem, Instant nextTry) {
        update(
                "update outbox set tries = tries + 1, problem = ?, next_try = ? where key = ? and state = 'waiting'",
                problem,
                nextTry,
                key);
    }

    @Override
    public void giveUp(String key, String problem) {
        update(
                "update outbox set tries = tries + 1, problem = ?, state = 'dead' where key = ? and state = 'waiting'",
                problem,
                key);
    }

    @Override
    public int retry(Optional<String> route, Instant now) {
        String which =
                "update outbox set state = 'waiting', next_try = ?, tries = 0" + " where state in ('dead', 'waiting')";
        return route.isPresent() ? update(which + " and route = ?", now, route.get()) : update(which, now);
    }

    @Override
    public List<QueuedMessage> list(Optional<State> state, int limit) {
        return database.read(sql -> state.isPresent()
                ? sql.query(
                        "select * from outbox where state = ? order by position desc limit ?",
                        SqlOutbox::message,
                        state.get().key(),
                        limit)
                : sql.query("select * from outbox order by position desc limit ?", SqlOutbox::message, limit));
    }

    private int update(String statement, @Nullable Object... parameters) {
        return database.write(sql -> sql.update(statement, parameters));
    }

    private static QueuedMessage message(Row row) throws SQLException {
        return new QueuedMessage(
                row.number("position"),
                new OutboxMessage(
                        row.text("key"),
                        row.text("tenant_id"),
                        row.optionalText("run_id"),
                        row.text("route"),
                        row.text("payload")),
                RunRows.named(State.values(), State::key, row.text("state")),
                row.integer("tries"),
                row.time("next_try"),
                row.time("created_at"),
                row.optionalTime("sent_at"),
                row.optionalText("problem"));
    }
}
