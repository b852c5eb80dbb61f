package fleetauditor.diagnosis.against;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object read flat: scalars by name, and those one level below by {@code outer.inner}. */
final class Flat {
    private static final int DEEPEST = 4;

    private final Map<String, List<String>> values = new HashMap<>();

    /** Reads the object that the parser stands at, to its end. */
    Flat(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            object(json, "", 0);
        } else {
            json.skipChildren();
        }
    }

    private void object(JsonParser json, String prefix, int depth) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + json.currentName();
            json.nextToken();
            value(json, name, depth);
        }
    }

    private void value(JsonParser json, String name, int depth) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                if (depth < DEEPEST) {
                    object(json, name + ".", depth + 1);
                } else {
                    json.skipChildren();
                }
            }
            case START_ARRAY -> {
                while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                    value(json, name, depth);
                }
            }
            case VALUE_NULL -> {}
            default -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(json.getText());
        }
    }

    /** The value; empty when it is null or absent. */
    String text(String name) {
        return Optional.ofNullable(orNull(name)).orElse("");
    }

    /** The value; null when it is null, absent or empty. */
    @Nullable
    String orNull(String name) {
        List<String> all = values.get(name);
        return all == null || all.get(0).isEmpty() ? null : all.get(0);
    }

    /** Every value of these names. */
    List<String> list(String... names) {
        var list = new ArrayList<String>();
        for (String name : names) {
            list.addAll(values.getOrDefault(name, List.of()));
        }
        return list;
    }

    /** The values by name, each its first. */
    Map<String, String> scalars() {
        Map<String, String> scalars = new HashMap<>();
        values.forEach((name, all) -> scalars.put(name, all.get(0)));
        return scalars;
    }
}
