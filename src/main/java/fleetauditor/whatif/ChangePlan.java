package fleetauditor.whatif;

import fleetauditor.config.ConfigException;
import fleetauditor.config.SettingsSource;
import fleetauditor.whatif.StepRequest.UserReference;
import fleetauditor.whatif.StepRequest.Who;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change written down as YAML: {@code steps}, a list in order, each with one step by the name of its option, and
 * {@code users}, {@code group} or {@code everyone: true}. Files of users are looked for beside the plan.
 *
 * <pre>{@code
 * steps:
 *   - swap: SPE_E5=SPE_E3
 *     group: Sales EMEA
 *   - remove: SPE_E3
 *     users: leavers.csv
 * }</pre>
 */
public final class ChangePlan {
    private static final Pattern KEY = Pattern.compile("steps\\[(\\d{1,5})]\\.([^\\[.]+)(\\[\\d+])?");
    private static final List<String> WHO = List.of("users", "group", "everyone");

    private ChangePlan() {}

    /** @throws ConfigException with every mistake at once */
    public static List<StepRequest> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException("--plan " + file
                    + (Files.isDirectory(file) ? ": is a folder; name a file" : ": there is no such file"));
        }
        var problems = new ArrayList<String>();
        var steps = new TreeMap<Integer, Map<String, List<String>>>();
        SettingsSource.file(file).forEach((key, value) -> {
            Matcher match = KEY.matcher(key);
            if (match.matches() && isKnown(match.group(2))) {
                steps.computeIfAbsent(Integer.valueOf(match.group(1)), i -> new LinkedHashMap<>())
                        .computeIfAbsent(match.group(2), k -> new ArrayList<>())
                        .add(value);
            } else {
                String word = match.matches() ? match.group(2) : key;
                problems.add(file + ", " + key + ": no such key" + SkuNames.nearest(word, known()));
            }
        });
        var requests = new ArrayList<StepRequest>();
        steps.forEach((index, step) -> {
            try {
                requests.add(step(step, file));
            } catch (IllegalArgumentException e) {
                problems.add(file + ", step " + (index + 1) + ": " + e.getMessage());
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        });
        if (requests.isEmpty() && problems.isEmpty()) {
            problems.add(file + ": has no steps; write them as a list under the key steps");
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return requests;
    }

    /**
     * Users as an option gives them: a CSV file, or sign-in names and object ids separated by commas.
     *
     * @param folder where a relative file is looked for
     * @throws ConfigException if it is neither
     */
    public static List<UserReference> users(String text, Path folder) {
        Path file = file(text, folder);
        if (file != null) {
            return UserList.read(file);
        }
        var users = new ArrayList<UserReference>();
        var problems = new ArrayList<String>();
        for (String each : text.split(",")) {
            String user = each.strip();
            if (user.contains("@") || UserIndex.uuid(user).isPresent()) {
                users.add(new UserReference(user, ""));
            } else if (!user.isEmpty()) {
                problems.add("--users " + user + ": neither a file, a sign-in name nor an object id");
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return users;
    }

    private static StepRequest step(Map<String, List<String>> step, Path file) {
        List<String> kinds =
                step.keySet().stream().filter(k -> !WHO.contains(k)).toList();
        if (kinds.size() != 1) {
            throw new IllegalArgumentException(
                    kinds.isEmpty()
                            ? "names nothing to do"
                            : "names several things to do: " + String.join(", ", kinds) + "; write one each");
        }
        String kind = kinds.get(0);
        List<String> values = step.getOrDefault(kind, List.of());
        if (values.size() != 1) {
            throw new IllegalArgumentException(kind + " takes one value");
        }
        Path folder = file.toAbsolutePath().getParent();
        List<UserReference> users = step.getOrDefault("users", List.of()).stream()
                .flatMap(text -> users(text, folder == null ? Path.of("") : folder).stream())
                .toList();
        return new StepRequest(
                kind,
                values.get(0),
                new Who(users, step.getOrDefault("group", List.of()), everyone(step.get("everyone"))));
    }

    private static boolean everyone(@Nullable List<String> given) {
        if (given == null || given.equals(List.of("false"))) {
            return false;
        }
        if (given.equals(List.of("true"))) {
            return true;
        }
        throw new IllegalArgumentException("everyone must be true or false");
    }

    private static @Nullable Path file(String text, Path folder) {
        try {
            Path file = folder.resolve(text);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static boolean isKnown(String key) {
        return known().contains(key);
    }

    private static List<String> known() {
        return Stream.of(StepRequest.OF_USERS, StepRequest.OF_SUBSCRIPTIONS, WHO)
                .flatMap(List::stream)
                .toList();
    }
}
