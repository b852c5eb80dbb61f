package fleetauditor.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One object as Graph shows it: properties in order. Changed while it is made, never after it was handed out. */
final class Row {
    /** How Intune says "no date" where the property may not be null. */
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /** How Intune says "no end". */
    static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

    private final String type;
    private final Map<String, @Nullable Object> values;

    /** @param type Graph's type without prefix; empty for a part of another object */
    Row(String type) {
        this.type = type;
        this.values = new LinkedHashMap<>(type.isEmpty() ? 8 : 64);
    }

    /** A part of another object. */
    static Row part() {
        return new Row("");
    }

    String type() {
        return type;
    }

    /** Sets a property, or changes it in its place. */
    Row with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The property as text; empty when it is null. */
    String text(String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString();
    }

    Set<String> names() {
        return values.keySet();
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            writeValue(json, entry.getValue());
        }
        json.writeEndObject();
    }

    static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String || value instanceof UUID || value instanceof Instant) {
            json.writeString(value.toString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Row row) {
            row.write(json);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }
}
