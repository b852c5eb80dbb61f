package fleetauditor.kept;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import fleetauditor.model.LicenseProfile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The model's records as JSON by the names of their components: every component is written, and must be there. */
final class KeptJson {
    private KeptJson() {}

    /** Writes and reads every record as it is. Texts that are read repeatedly are one object. */
    static ObjectMapper plain() {
        // Everything beyond ASCII is escaped, so that half a surrogate pair comes back as it was.
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        factory.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        var module = new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new Parsed<>(Instant.class, KeptJson::instant))
                .addSerializer(Duration.class, ToStringSerializer.instance)
                .addDeserializer(Duration.class, new Parsed<>(Duration.class, Duration::parse))
                .addDeserializer(String.class, new SharedText());
        return JsonMapper.builder(factory)
                .addModule(module)
                // The records' own questions, such as isEnabled(), are no data: the fields are.
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    /** As {@link #plain()}, with the number of each license profile in its place: thousands of users share one. */
    static ObjectMapper numbering(Map<LicenseProfile, Integer> profiles) {
        return plain().registerModule(new SimpleModule()
                .addSerializer(LicenseProfile.class, new StdScalarSerializer<>(LicenseProfile.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void serialize(LicenseProfile profile, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeNumber(Objects.requireNonNull(profiles.get(profile), "a profile of no user"));
                    }
                }));
    }

    /** Reads what {@link #numbering} wrote. */
    static ObjectMapper numbered(List<LicenseProfile> profiles) {
        return plain().registerModule(new SimpleModule()
                .addDeserializer(LicenseProfile.class, new StdScalarDeserializer<>(LicenseProfile.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public LicenseProfile deserialize(JsonParser in, DeserializationContext context)
                            throws IOException {
                        int number = in.getIntValue();
                        if (number < 0 || number >= profiles.size()) {
                            throw context.weirdNumberException(number, LicenseProfile.class, "no such profile");
                        }
                        return profiles.get(number);
                    }
                }));
    }

    /** Whole seconds of our times are most of what is read, and the general parser takes five times as long. */
    static Instant instant(String text) {
        if (text.length() != 20 || text.charAt(10) != 'T' || text.charAt(19) != 'Z') {
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a time: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** A value that stands as a text. */
    private static final class Parsed<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialized: a mapper lives as long as one file is read
        private final Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, handledType(), "not written by this program");
            }
        }
    }

    /** The same object for the same text, for as long as one file is read. */
    private static final class SharedText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, String> known = new HashMap<>();

        SharedText() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(in, String.class, JsonToken.VALUE_STRING, "a text is expected");
            }
            String text = in.getText();
            String first = known.putIfAbsent(text, text);
            return first == null ? text : first;
        }
    }
}
