package fleetauditor.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of the configuration. Each reading method says key, default, bounds and meaning, and so is the
 * reference. Mistakes are collected; {@link #finish()} throws once, with all of them and every key that nobody read.
 * Not thread-safe.
 *
 * <p>Keys are dotted ({@code graph.timeout}); elements of a list are numbered ({@code tenants[0].name}).
 */
public final class Settings {
    private final Map<String, String> given;
    private final String scope;
    private final Shared shared;

    /** What all scopes of one reading have in common. */
    private record Shared(Set<String> read, List<String> problems, Map<String, Setting> reference) {}

    /** @param given every key and its text */
    public Settings(Map<String, String> given) {
        this(given, "", new Shared(new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashMap<>()));
    }

    private Settings(Map<String, String> given, String scope, Shared shared) {
        this.given = given;
        this.scope = scope;
        this.shared = shared;
    }

    /** A text; {@code standard} when not given or blank. */
    public String text(String key, String standard, String meaning) {
        String value = value(key, "text", standard, meaning);
        return value == null ? standard : value;
    }

    /** A text that may be absent. */
    public @Nullable String text(String key, String meaning) {
        return value(key, "text", "", meaning);
    }

    /** A value that prints as {@code ***}; null when not given. */
    public @Nullable Secret secret(String key, String meaning) {
        String value = value(key, "secret", "", meaning);
        return value == null ? null : new Secret(value);
    }

    /** A duration such as {@code 30d}, within bounds. */
    public Duration duration(String key, String standard, String least, String most, String meaning) {
        Duration min = Durations.parse(least);
        Duration max = Durations.parse(most);
        return parsed(key, least + " .. " + most, standard, meaning, text -> {
            Duration value = Durations.parse(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException("not in " + least + " .. " + most);
            }
            return value;
        });
    }

    /** A whole number within bounds. */
    public int integer(String key, int standard, int least, int most, String meaning) {
        return parsed(key, least + " .. " + most, String.valueOf(standard), meaning, text -> {
            int value;
            try {
                value = Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a whole number", e);
            }
            if (value < least || value > most) {
                throw new IllegalArgumentException("not in " + least + " .. " + most);
            }
            return value;
        });
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean standard, String meaning) {
        return parsed(key, "true, false", String.valueOf(standard), meaning, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    /**
     * A text of a form of its own.
     *
     * @param parse throws IllegalArgumentException with what is wrong, as the end of "key = 'value': ..."
     */
    public <T> T parsed(String key, String form, String standard, String meaning, Function<String, T> parse) {
        String value = value(key, form, standard, meaning);
        try {
            return parse.apply(value == null ? standard : value);
        } catch (IllegalArgumentException e) {
            problem(key, "= '" + (value == null ? standard : Secret.masked(value)) + "': " + e.getMessage());
            return parse.apply(standard);
        }
    }

    /** A list of texts, written as a YAML list or separated by commas; empty when not given. */
    public List<String> list(String key, String meaning) {
        note(key, "list", "", meaning);
        String whole = take(scope + key);
        if (whole != null) {
            return Stream.of(whole.split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        }
        var items = new ArrayList<String>();
        for (int i = 0; given.containsKey(scope + key + "[" + i + "]"); i++) {
            String item = take(scope + key + "[" + i + "]");
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    /** The elements of a list of objects, each as settings of its own; empty when not given. */
    public List<Settings> elements(String key) {
        var elements = new ArrayList<Settings>();
        for (int i = 0; isGiven(key + "[" + i + "]."); i++) {
            elements.add(new Settings(given, scope + key + "[" + i + "].", shared));
        }
        return elements;
    }

    /** Settings below {@code key}. */
    public Settings below(String key) {
        return new Settings(given, scope + key + ".", shared);
    }

    /** Whether any key starts with this. */
    public boolean isGiven(String prefix) {
        return given.keySet().stream().anyMatch(k -> k.startsWith(scope + prefix));
    }

    /** Adds a mistake about {@code key}, to be thrown by {@link #finish()}. */
    public void problem(String key, String text) {
        shared.problems.add(scope + key + " " + text);
    }

    /** Every key that was asked for, in order, for the generated reference. */
    public List<Setting> reference() {
        return List.copyOf(shared.reference.values());
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigException with every problem at once: wrong values and keys that do not exist
     */
    public void finish() {
        var problems = new ArrayList<>(shared.problems);
        var known = new TreeSet<>(shared.reference.keySet());
        for (String key : given.keySet()) {
            if (!shared.read.contains(key)) {
                String hint = Spelling.nearest(plain(key), known)
                        .map(k -> "; did you mean " + k + "?")
                        .orElse("");
                problems.add(key + ": no such setting" + hint);
            }
        }
        if (!problems.isEmpty()) {
            Collections.sort(problems);
            throw new ConfigException(problems);
        }
    }

    private @Nullable String value(String key, String form, String standard, String meaning) {
        note(key, form, standard, meaning);
        return take(scope + key);
    }

    private void note(String key, String form, String standard, String meaning) {
        String full = plain(scope + key);
        shared.reference.putIfAbsent(full, new Setting(full, form, standard, meaning));
    }

    private @Nullable String take(String fullKey) {
        shared.read.add(fullKey);
        String value = given.get(fullKey);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** {@code tenants[0].name} as the reference writes it: {@code tenants[].name}. */
    private static String plain(String key) {
        return key.replaceAll("\\[\\d+]", "[]");
    }
}
