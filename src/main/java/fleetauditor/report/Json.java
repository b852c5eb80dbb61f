package fleetauditor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import fleetauditor.audit.Violation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of our JSON over Jackson's generator: a null value is written as null, never left out. */
record Json(JsonGenerator generator) {
    /** Opens a report's object, with the version of its format and of the program. */
    void begin(String schemaVersion, String version) throws IOException {
        generator.writeStartObject();
        text("schemaVersion", schemaVersion);
        generator.writeObjectFieldStart("generator");
        text("name", "fleet-auditor");
        text("version", version);
        generator.writeEndObject();
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value == null) {
            generator.writeNullField(name);
        } else {
            generator.writeStringField(name, PlainText.wellFormed(value));
        }
    }

    void texts(String name, List<String> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String value : values) {
            generator.writeString(PlainText.wellFormed(value));
        }
        generator.writeEndArray();
    }

    void id(String name, @Nullable UUID value) throws IOException {
        text(name, value == null ? null : value.toString());
    }

    /** ISO-8601 in UTC, with as many digits after the second as there are. */
    void time(String name, @Nullable Instant value) throws IOException {
        text(name, value == null ? null : value.toString());
    }

    void flag(String name, @Nullable Boolean value) throws IOException {
        if (value == null) {
            generator.writeNullField(name);
        } else {
            generator.writeBooleanField(name, value);
        }
    }

    /** With one to three digits after the point. */
    void seconds(String name, Duration value) throws IOException {
        generator.writeNumberField(name, seconds(value));
    }

    static BigDecimal seconds(Duration value) {
        BigDecimal seconds = BigDecimal.valueOf(value.toMillis(), 3).stripTrailingZeros();
        return seconds.scale() < 1 ? seconds.setScale(1, RoundingMode.UNNECESSARY) : seconds;
    }

    /** A value of evidence: text, number, boolean, time, duration, or a list or map of these. */
    void value(@Nullable Object value) throws IOException {
        if (value == null || value == Violation.Nothing.NOTHING) {
            generator.writeNull();
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Collection<?> list) {
            generator.writeStartArray();
            for (Object each : ordered(list)) {
                value(each);
            }
            generator.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Object key : ordered(map.keySet())) {
                generator.writeFieldName(PlainText.wellFormed(key.toString()));
                value(map.get(key));
            }
            generator.writeEndObject();
        } else {
            // Instant and Duration write themselves as ISO-8601.
            generator.writeString(PlainText.wellFormed(value.toString()));
        }
    }

    /** Sets by text unless they have an order: those of the JDK come out differently in every process. */
    private static List<?> ordered(Collection<?> values) {
        boolean hasOrder = values instanceof List || values instanceof LinkedHashSet || values instanceof SortedSet;
        Stream<?> stream = hasOrder ? values.stream() : values.stream().sorted(Comparator.comparing(Object::toString));
        return stream.toList();
    }

    private void number(Number number) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            generator.writeNumber(number.doubleValue());
        } else if (number instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else {
            generator.writeNumber(number.longValue());
        }
    }
}
