package fleetauditor.waiver;

import fleetauditor.config.ConfigException;
import fleetauditor.config.Spelling;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads {@code config/waivers.yaml}. Every mistake is named at once, each with the entry it is in. */
public final class WaiverFile {
    private static final List<String> FIELDS = List.of("rule", "subject", "reason", "owner", "ticket", "until");
    private static final List<String> SUBJECT_FIELDS = List.of("id", "name", "group", "operatingSystem");

    private final Path file;
    private final LocalDate today;
    private final Collection<String> ruleIds;
    private final List<String> problems = new ArrayList<>();

    private WaiverFile(Path file, LocalDate today, Collection<String> ruleIds) {
        this.file = file;
        this.today = today;
        this.ruleIds = ruleIds;
    }

    /**
     * Reads the file; none when there is no such file.
     *
     * @param today in UTC: no waiver ends more than 365 days after it. One that ended before is kept and no longer holds
     * @param ruleIds the rules that exist
     * @throws ConfigException if the file cannot be read or an entry has a mistake
     */
    public static Waivers read(Path file, LocalDate today, Collection<String> ruleIds) {
        if (!Files.exists(file)) {
            return Waivers.NONE;
        }
        return new WaiverFile(file, today, ruleIds).read();
    }

    private Waivers read() {
        var waivers = new ArrayList<Waiver>();
        List<?> entries = entries(load());
        for (int i = 0; i < entries.size(); i++) {
            Waiver waiver = waiver(i + 1, entries.get(i));
            if (waiver != null) {
                waivers.add(waiver);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Waivers(waivers);
    }

    private @Nullable Object load() {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            var dump = new DumperOptions();
            return new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new TextsOnly())
                    .load(reader);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new ConfigException(file + ", line " + line + ": " + e.getProblem());
        } catch (YAMLException | IOException e) {
            throw new ConfigException(file + ": cannot be read as YAML: " + e.getMessage());
        }
    }

    /** The list itself, or the list under the one key {@code waivers}. */
    private List<?> entries(@Nullable Object yaml) {
        Object list = yaml instanceof Map<?, ?> map && map.size() == 1 && map.containsKey("waivers")
                ? map.get("waivers")
                : yaml;
        if (list == null || "".equals(list)) {
            return List.of();
        }
        if (list instanceof List<?> entries) {
            return entries;
        }
        throw new ConfigException(file + ": not a list; start each waiver with '- rule: RULE-ID'");
    }

    private @Nullable Waiver waiver(int number, @Nullable Object entry) {
        int before = problems.size();
        if (!(entry instanceof Map<?, ?> fields)) {
            problem(number, "", "is not a list of 'field: value' lines");
            return null;
        }
        checkNames(number, "", fields, FIELDS);
        String rule = required(number, "rule", fields);
        if (!rule.isEmpty() && !ruleIds.contains(rule)) {
            problem(number, "rule", "'" + rule + "' is no rule" + didYouMean(rule, ruleIds));
        }
        WaivedSubject subject = subject(number, fields.get("subject"));
        String reason = required(number, "reason", fields);
        String owner = required(number, "owner", fields);
        LocalDate until = until(number, required(number, "until", fields));
        return problems.size() > before || subject == null || until == null
                ? null
                : new Waiver(number, rule, subject, reason, owner, text(number, "ticket", fields.get("ticket")), until);
    }

    private @Nullable WaivedSubject subject(int number, @Nullable Object given) {
        if (!(given instanceof Map<?, ?> fields) || fields.isEmpty()) {
            problem(number, "subject", "must have at least one of " + String.join(", ", SUBJECT_FIELDS));
            return null;
        }
        checkNames(number, "subject.", fields, SUBJECT_FIELDS);
        for (Object name : fields.keySet()) {
            if (text(number, "subject." + name, fields.get(name)) == null) {
                problem(number, "subject." + name, "is empty");
            }
        }
        return new WaivedSubject(
                part("id", fields), part("name", fields), part("group", fields), part("operatingSystem", fields));
    }

    private @Nullable LocalDate until(int number, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate until = LocalDate.parse(text);
            LocalDate last = today.plusDays(Waiver.MOST_DAYS);
            if (until.isAfter(last)) {
                problem(
                        number,
                        "until",
                        "'" + text + "' is more than " + Waiver.MOST_DAYS + " days ahead; the last day possible is "
                                + last);
            }
            return until;
        } catch (DateTimeException e) {
            problem(number, "until", "'" + text + "' is not a date such as " + today.plusDays(90));
            return null;
        }
    }

    private String required(int number, String field, Map<?, ?> fields) {
        String value = text(number, field, fields.get(field));
        if (value == null) {
            problem(number, field, "is missing");
            return "";
        }
        return value;
    }

    private @Nullable String text(int number, String field, @Nullable Object value) {
        if (value instanceof Map || value instanceof List) {
            problem(number, field, "must be one text");
            return "";
        }
        return blankIsNull(value);
    }

    private static @Nullable String part(String field, Map<?, ?> fields) {
        return fields.get(field) instanceof String text ? blankIsNull(text) : null;
    }

    private static @Nullable String blankIsNull(@Nullable Object value) {
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    private void checkNames(int number, String prefix, Map<?, ?> fields, List<String> known) {
        for (Object name :
                new TreeSet<>(fields.keySet().stream().map(String::valueOf).toList())) {
            if (!known.contains(name)) {
                problem(number, prefix + name, "is no field" + didYouMean(String.valueOf(name), known));
            }
        }
    }

    private static String didYouMean(String word, Collection<String> candidates) {
        Optional<String> nearest = Spelling.nearest(word, candidates);
        return nearest.map(n -> "; did you mean " + n + "?").orElse("");
    }

    private void problem(int number, String field, String text) {
        problems.add(file + ", waiver " + number + (field.isEmpty() ? "" : ", " + field) + ": " + text);
    }

    /** Every value is the text that was written: no dates, numbers or yes and no. */
    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: a ticket 0042 stays 0042
        }
    }
}
