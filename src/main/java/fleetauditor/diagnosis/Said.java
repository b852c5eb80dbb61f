package fleetauditor.diagnosis;

import java.util.Map;

/**
 * A short sentence inside a conclusion, free of language.
 *
 * @param key of {@code words.properties}, without {@code said.}
 * @param values what its placeholders stand for
 */
public record Said(String key, Map<String, Object> values) {
    public Said {
        values = Map.copyOf(values);
    }

    /** A sentence without placeholders. */
    public static Said of(String key) {
        return new Said(key, Map.of());
    }

    /** A sentence with one placeholder. */
    public static Said of(String key, String name, Object value) {
        return new Said(key, Map.of(name, value));
    }
}
