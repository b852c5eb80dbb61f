package fleetauditor.text;

import fleetauditor.audit.Finding;
import fleetauditor.audit.Word;
import fleetauditor.model.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Everything the reports say in one language: {@code texts/<language>/rules/<RULE-ID>.yaml} for the rules,
 * {@code texts/<language>/report.yaml} for headings. Rules never hold a sentence. Thread-safe.
 */
public final class Texts {
    private final Language language;
    private final Map<String, RuleText> rules = new ConcurrentHashMap<>();
    private volatile @Nullable Phrases headings;

    private Texts(Language language) {
        this.language = language;
    }

    public static Texts in(Language language) {
        return new Texts(language);
    }

    public Language language() {
        return language;
    }

    /**
     * The texts of a rule.
     *
     * @throws IllegalArgumentException if this release has none for it
     */
    public RuleText rule(String ruleId) {
        return rules.computeIfAbsent(ruleId, id -> ruleText(load("rules/" + id + ".yaml")));
    }

    /**
     * A heading or fixed sentence of the reports, with {@code {0}}, {@code {1}} ... replaced.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public String get(String key, Object... values) {
        Phrases loaded = headings;
        if (loaded == null) {
            loaded = phrases("report.yaml");
            headings = loaded;
        }
        return loaded.get(key, values);
    }

    /**
     * The texts of another file of this language, for example {@code whatif.yaml}; each call reads it.
     *
     * @throws IllegalArgumentException if this release has no such file
     */
    public Phrases phrases(String file) {
        return new Phrases(file, flatten(load(file)), language);
    }

    /** One sentence about the finding. */
    public String summary(Finding finding) {
        Map<String, String> summaries = rule(finding.rule().id()).summaries();
        String text = summaries.get(key(finding.cause(), summaries));
        return Template.fill(Objects.requireNonNull(text), values(finding), language);
    }

    /** One sentence about {@code count} findings of a rule; empty when the rule has none for that. */
    public Optional<String> many(String ruleId, Object count) {
        return Optional.ofNullable(rule(ruleId).many())
                .map(text -> Template.fill(text, Map.of("count", count), language));
    }

    /** What a rule leaves out because of {@code gap}; empty when its texts do not say. */
    public Optional<String> leavesOut(String ruleId, String gap) {
        return Optional.ofNullable(rule(ruleId).leavesOut())
                .map(text -> Template.fill(text, Map.of("gap", gap), language));
    }

    /** What to do about the finding, step by step. */
    public List<String> remediation(Finding finding) {
        return remediation(finding.rule().id(), finding.cause()).stream()
                .map(step -> Template.fill(step, values(finding), language))
                .toList();
    }

    /** The steps for a cause, with placeholders as they are. */
    public List<String> remediation(String ruleId, @Nullable String cause) {
        Map<String, List<String>> steps = rule(ruleId).remediations();
        return Objects.requireNonNull(steps.get(key(cause, steps)));
    }

    /** What placeholders can name: subject, related (the first), count of related, evidence and what the rule says. */
    private Map<String, Object> values(Finding finding) {
        var values = new LinkedHashMap<String, Object>(finding.evidence());
        finding.violation()
                .said()
                .forEach((name, value) ->
                        values.put(name, value instanceof Word word ? get("words." + word.key()) : value));
        values.put("subject", nameOf(finding.subject()));
        List<Subject> related = finding.related();
        values.put("relatedCount", related.size());
        if (!related.isEmpty()) {
            values.put("related", nameOf(related.get(0)));
        }
        return values;
    }

    private static String nameOf(Subject subject) {
        return subject.name().isBlank() ? subject.id() : subject.name();
    }

    private static String key(@Nullable String cause, Map<String, ?> variants) {
        return cause != null && variants.containsKey(cause) ? cause : RuleText.DEFAULT;
    }

    private Map<String, Object> load(String file) {
        String path = "/fleetauditor/texts/" + language.key() + "/" + file;
        if (Texts.class.getResource(path) == null && language != Language.EN) {
            // not translated yet: better told in English than not at all
            return Texts.in(Language.EN).load(file);
        }
        try (InputStream in = Texts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no texts " + path);
            }
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the files are ours; a test reads each
    private static RuleText ruleText(Map<String, Object> yaml) {
        return new RuleText(
                (String) Objects.requireNonNull(yaml.get("title")),
                (String) Objects.requireNonNull(yaml.get("rationale")),
                (Map<String, String>) Objects.requireNonNull(yaml.get("summary")),
                (Map<String, List<String>>) Objects.requireNonNull(yaml.get("remediation")),
                (String) yaml.get("leavesOut"),
                (String) yaml.get("many"));
    }

    private static Map<String, String> flatten(Map<String, Object> yaml) {
        var flat = new HashMap<String, String>();
        flatten("", yaml, flat);
        return Map.copyOf(flat);
    }

    private static void flatten(String prefix, Map<?, ?> yaml, Map<String, String> flat) {
        yaml.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                flatten(prefix + key + ".", map, flat);
            } else {
                flat.put(prefix + key, String.valueOf(value));
            }
        });
    }
}
