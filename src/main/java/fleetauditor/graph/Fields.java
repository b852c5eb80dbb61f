package fleetauditor.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one JSON object as they stream by. {@link #next()} steps to a property, then exactly one reading
 * method may be called; a property that is not read is skipped. Graph's ways of saying nothing (null, a blank text, a
 * date of year 1, the all-zero GUID) are null here, once for all.
 *
 * <pre>{@code
 * while (fields.next()) {
 *     switch (fields.name()) {
 *         case "id" -> id = fields.uuid();
 *         case "displayName" -> name = fields.text();
 *         default -> {}
 *     }
 * }
 * }</pre>
 */
public final class Fields {
    private static final int SHARED_AT_MOST = 20_000;
    private static final Instant YEAR_2 = Instant.parse("0002-01-01T00:00:00Z");
    private static final UUID NO_GUID = new UUID(0, 0);

    private final JsonParser parser;
    private final Map<String, String> shared;
    private String name = "";
    private boolean read = true;
    private boolean ended;

    /** @param parser standing at the object's start */
    public Fields(JsonParser parser) {
        this(parser, new HashMap<>());
    }

    /** @param shared texts that many rows have in common, kept between rows */
    public Fields(JsonParser parser, Map<String, String> shared) {
        this.parser = parser;
        this.shared = shared;
    }

    /** Steps to the next property; false at the object's end. */
    public boolean next() throws IOException {
        if (ended) {
            return false;
        }
        if (!read) {
            parser.skipChildren();
        }
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            ended = true;
            return false;
        }
        name = parser.currentName();
        parser.nextToken();
        read = false;
        return true;
    }

    /** Graph's name of the property. */
    public String name() {
        return name;
    }

    /** A text or number as text; null when null or blank. */
    public @Nullable String text() throws IOException {
        String text = rawText();
        return text == null || text.isBlank() ? null : text;
    }

    /** A text exactly as it stands, blanks included; null only when null. */
    public @Nullable String rawText() throws IOException {
        read = true;
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    /** A text that many rows share, such as an operating system: kept once. */
    public @Nullable String sharedText() throws IOException {
        String text = text();
        if (text == null) {
            return null;
        }
        String known = shared.get(text);
        if (known != null) {
            return known;
        }
        if (shared.size() < SHARED_AT_MOST) {
            shared.put(text, text);
        }
        return text;
    }

    /** A GUID; null when absent, all zero or not a GUID. */
    public @Nullable UUID uuid() throws IOException {
        return uuid(text());
    }

    /** A point in time; null when absent, of year 1 or not a time. */
    public @Nullable Instant instant() throws IOException {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            return instant.isBefore(YEAR_2) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** True or false; null when Graph does not say. */
    public @Nullable Boolean flag() throws IOException {
        read = true;
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_OBJECT, START_ARRAY -> {
                parser.skipChildren();
                yield null;
            }
            default -> null;
        };
    }

    /** A whole number; 0 when absent. */
    public long number() throws IOException {
        read = true;
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return 0;
        }
        return parser.getValueAsLong(0);
    }

    /** The texts of an array; empty when null. Other elements are skipped. */
    public List<String> texts() throws IOException {
        read = true;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return List.of();
        }
        var list = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                list.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return list;
    }

    /** The GUIDs of an array; what is not a GUID is left out. */
    public List<UUID> uuids() throws IOException {
        var list = new ArrayList<UUID>();
        for (String text : texts()) {
            UUID id = uuid(text);
            if (id != null) {
                list.add(id);
            }
        }
        return list;
    }

    /** The objects of an array, each read by {@code element}; empty when null. */
    public <T> List<T> objects(RowParser<T> element) throws IOException {
        read = true;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return List.of();
        }
        var list = new ArrayList<T>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            T value = object(element);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    /** An inner object; null when null or not an object. */
    public <T> @Nullable T object(RowParser<T> inner) throws IOException {
        read = true;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        var fields = new Fields(parser, shared);
        T value = inner.parse(fields);
        while (fields.next()) {
            // what the parser did not ask for
        }
        return value;
    }

    /** A value that a row cannot do without. */
    public static <T> T required(@Nullable T value, String property) {
        if (value == null) {
            throw new MalformedRowException(property);
        }
        return value;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            return id.equals(NO_GUID) ? null : id;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
