package fleetauditor.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. Parameters are texts, numbers, booleans (0 and 1), instants, UUIDs (16 bytes), null. */
record Sql(Connection connection) {
    private static final int BATCH = 500;

    /** Reads one row. */
    interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> query(String statement, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setFetchSize(1_000);
            bind(prepared, parameters);
            try (ResultSet rows = prepared.executeQuery()) {
                var found = new ArrayList<T>();
                var row = new Row(rows);
                while (rows.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        }
    }

    int update(String statement, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, parameters);
            return prepared.executeUpdate();
        }
    }

    /** The same statement with many rows of parameters. */
    void batch(String statement, Iterable<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            int waiting = 0;
            for (@Nullable Object[] row : rows) {
                bind(prepared, row);
                prepared.addBatch();
                if (++waiting == BATCH) {
                    prepared.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                prepared.executeBatch();
            }
        }
    }

    private static void bind(PreparedStatement prepared, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value == null) {
                prepared.setNull(i + 1, Types.NULL);
            } else if (value instanceof String text) {
                prepared.setString(i + 1, text);
            } else if (value instanceof Integer number) {
                prepared.setInt(i + 1, number);
            } else if (value instanceof Long number) {
                prepared.setLong(i + 1, number);
            } else if (value instanceof Boolean flag) {
                prepared.setInt(i + 1, flag ? 1 : 0);
            } else if (value instanceof Instant time) {
                prepared.setLong(i + 1, time.toEpochMilli());
            } else if (value instanceof UUID id) {
                prepared.setBytes(i + 1, bytes(id));
            } else {
                throw new IllegalArgumentException("no column for a " + value.getClass());
            }
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The current row of a result. */
    record Row(ResultSet rows) {
        String text(String column) throws SQLException {
            return rows.getString(column);
        }

        @Nullable
        String optionalText(String column) throws SQLException {
            return rows.getString(column);
        }

        int integer(String column) throws SQLException {
            return rows.getInt(column);
        }

        long number(String column) throws SQLException {
            return rows.getLong(column);
        }

        @Nullable
        Long optionalNumber(String column) throws SQLException {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        }

        boolean flag(String column) throws SQLException {
            return rows.getInt(column) != 0;
        }

        Instant time(String column) throws SQLException {
            return Instant.ofEpochMilli(rows.getLong(column));
        }

        @Nullable
        Instant optionalTime(String column) throws SQLException {
            Long millis = optionalNumber(column);
            return millis == null ? null : Instant.ofEpochMilli(millis);
        }

        UUID id(String column) throws SQLException {
            ByteBuffer bytes = ByteBuffer.wrap(rows.getBytes(column));
            return new UUID(bytes.getLong(), bytes.getLong());
        }
    }
}
