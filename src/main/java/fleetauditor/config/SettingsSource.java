package fleetauditor.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Where settings come from: the YAML file, above it the environment, above that the command line. */
public final class SettingsSource {
    /** Variables of ours start with this; {@code FLEET_AUDITOR_GRAPH_TIMEOUT} is the key {@code graph.timeout}. */
    public static final String PREFIX = "FLEET_AUDITOR_";

    private SettingsSource() {}

    /** Every value is the text that stands there: a tenant may be called {@code no}, and an id may be {@code 007}. */
    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, EMPTY, null);
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }

    /**
     * The environment, with {@code .env} of the working directory below it.
     *
     * @throws ConfigException if the file is there and cannot be read
     */
    public static Map<String, String> environment(Map<String, String> process, Path workingDirectory) {
        var all = new HashMap<String, String>();
        if (Files.isRegularFile(workingDirectory.resolve(".env"))) {
            try {
                Dotenv dotenv = Dotenv.configure()
                        // absolute, since "" would be the root, and closed by a slash, since .env at the end is cut off
                        .directory(workingDirectory.toAbsolutePath() + "/")
                        .load();
                for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
                    if (!entry.getValue().isBlank()) {
                        all.put(entry.getKey(), entry.getValue());
                    }
                }
            } catch (RuntimeException e) {
                throw new ConfigException(".env: " + e.getMessage() + "; write one NAME=value a line");
            }
        }
        process.forEach((name, value) -> {
            if (!value.isBlank() || !all.containsKey(name)) {
                all.put(name, value);
            }
        });
        return Map.copyOf(all);
    }

    /**
     * Reads a YAML file into dotted keys.
     *
     * @throws ConfigException if it is missing, unreadable or not YAML
     */
    public static Map<String, String> file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(file + ": there is no such configuration file");
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            var dump = new DumperOptions();
            Object yaml = new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new TextsOnly())
                    .load(reader);
            var flat = new LinkedHashMap<String, String>();
            if (yaml instanceof Map<?, ?> map) {
                flatten("", map, flat);
            } else if (yaml != null) {
                throw new ConfigException(file + ": not a list of 'key: value' lines");
            }
            return flat;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new ConfigException(file + ", line " + line + ": " + e.getProblem());
        } catch (YAMLException | IOException e) {
            throw new ConfigException(file + ": cannot be read as YAML: " + e.getMessage());
        }
    }

    /**
     * The settings that the environment gives, by key.
     *
     * @param known every key that exists, those of list elements apart: a variable says {@code graph.timeout} as {@code FLEET_AUDITOR_GRAPH_TIMEOUT}
     * @param problems takes a line for each variable of ours that is no setting
     */
    public static Map<String, String> fromEnvironment(
            Map<String, String> environment, List<String> known, List<String> others, List<String> problems) {
        var keys = new HashMap<String, String>();
        known.stream()
                // which element of a list would be meant, no variable can say
                .filter(key -> !key.contains("[]"))
                .forEach(key -> keys.put(variable(key), key));
        var found = new LinkedHashMap<String, String>();
        environment.forEach((name, value) -> {
            if (!name.startsWith(PREFIX) || others.stream().anyMatch(name::matches) || value.isBlank()) {
                return;
            }
            String key = keys.get(name);
            if (key == null) {
                problems.add(name + ": no such variable"
                        + Spelling.nearest(name, keys.keySet())
                                .map(n -> "; did you mean " + n + "?")
                                .orElse(""));
            } else {
                found.put(key, value);
            }
        });
        return found;
    }

    /** The environment variable of a key: {@code store.url} is {@code FLEET_AUDITOR_STORE_URL}. */
    public static String variable(String key) {
        return PREFIX
                + key.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9]", "_")
                        .toUpperCase(Locale.ROOT);
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, String> flat) {
        map.forEach((key, value) -> put(prefix + key, value, flat));
    }

    private static void put(String key, @Nullable Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            flatten(key + ".", map, flat);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                put(key + "[" + i + "]", list.get(i), flat);
            }
        } else if (value != null) {
            flat.put(key, Objects.toString(value));
        }
    }
}
