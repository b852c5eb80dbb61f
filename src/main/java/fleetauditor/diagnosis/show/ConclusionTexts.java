package fleetauditor.diagnosis.show;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Said;
import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeTable;
import fleetauditor.diagnosis.codes.CodeTexts;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.judge.Draft;
import fleetauditor.text.Language;
import fleetauditor.text.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The sentences of conclusions in one language, from {@code conclusions.<language>.yaml} and the texts of the error-code
 * table. What evidence says fills placeholders and is never read as one.
 */
public final class ConclusionTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Properties SOURCES = Words.load("conclusions.properties");

    private final Words words;
    private final CodeTexts codes;
    private final Map<String, Map<String, Object>> sentences;

    private ConclusionTexts(Language language) {
        this.words = Words.in(language);
        this.codes = CodeTexts.in(language);
        this.sentences = load("conclusions." + language.key() + ".yaml");
    }

    public static ConclusionTexts in(Language language) {
        return new ConclusionTexts(language);
    }

    public Words words() {
        return words;
    }

    /** Every key that has sentences. */
    public Set<String> keys() {
        return sentences.keySet();
    }

    /** The steps of a key with placeholders as they are; a test compares languages by them. */
    List<String> steps(String key) {
        return list(key, "remedy");
    }

    /** What was found, in one or a few sentences. */
    public String summary(Conclusion conclusion) {
        Map<String, Object> values = values(conclusion);
        var summary = new StringBuilder(fill(text(conclusion.key(), "summary"), values));
        for (String detail : list(conclusion.key(), "details")) {
            if (isFilled(detail, values)) {
                summary.append(gap(summary)).append(fill(detail, values));
            }
        }
        CodeEntry entry = entry(conclusion);
        if (entry != null && entry.generic()) {
            summary.append(gap(summary)).append(words.get("generic"));
        }
        for (CodeEntry other : others(conclusion, entry)) {
            summary.append(gap(summary))
                    .append(words.get("also", Map.of("code", other.printed(), "reason", codes.reason(other.id()))));
        }
        return summary.toString();
    }

    /** The first sentence or two, without the details that differ from machine to machine. */
    public String shortSummary(Conclusion conclusion) {
        return fill(text(conclusion.key(), "summary"), values(conclusion));
    }

    /** Entries of the other codes that tell more than the deciding one. */
    private static List<CodeEntry> others(Conclusion conclusion, @Nullable CodeEntry decider) {
        if (decider == null) {
            return List.of();
        }
        return conclusion.codes().stream()
                .flatMap(c -> entryOf(c, conclusion).stream())
                .filter(e -> !e.isAadsts())
                .filter(e -> !e.generic() && !e.printed().equals(decider.printed()))
                .limit(2)
                .toList();
    }

    /** What to do, step by step; empty when there is nothing to do. */
    public List<String> remedy(Conclusion conclusion) {
        Map<String, Object> values = values(conclusion);
        var steps = new ArrayList<String>();
        for (String step : list(conclusion.key(), "remedy")) {
            if (isFilled(step, values)) {
                steps.add(fill(step, values));
            }
        }
        return steps;
    }

    /** Ids of the diagnostic facts behind it, those of the deciding code first, separated by blanks. */
    public static String source(Conclusion conclusion) {
        Set<String> ids = new LinkedHashSet<>();
        CodeEntry entry = entry(conclusion);
        if (entry != null) {
            ids.addAll(entry.knowledge());
        }
        for (String code : conclusion.codes()) {
            entryOf(code, conclusion).ifPresent(e -> ids.addAll(e.knowledge()));
        }
        ids.addAll(List.of(SOURCES.getProperty(conclusion.key(), "").split(" ")));
        ids.addAll(List.of(
                conclusion.values().getOrDefault(Draft.KNOWLEDGE, "").toString().split(" ")));
        ids.remove("");
        return String.join(" ", ids);
    }

    /** What the table says of one of the codes; empty when it says it of another place only. */
    private static Optional<CodeEntry> entryOf(String code, Conclusion conclusion) {
        if (conclusion.decider() == null && code.equals(conclusion.values().get("unknown"))) {
            return Optional.empty();
        }
        String phase = conclusion.phase() == null ? null : conclusion.phase().tableName();
        CodeTable table = CodeTable.standard();
        return ErrorCode.parse(code)
                .flatMap(c -> table.of(c, phase))
                .or(() -> table.named(code))
                .filter(e -> e.holdsIn(phase));
    }

    private Map<String, Object> values(Conclusion conclusion) {
        Map<String, Object> values = new LinkedHashMap<>(conclusion.values());
        values.replaceAll((name, value) -> value instanceof Said said ? words.said(said) : value);
        CodeEntry entry = entry(conclusion);
        Object unknown = values.get("unknown");
        if (entry != null) {
            values.put("reason", codes.reason(entry.id()));
            values.put("remedy", codes.remedy(entry.id()));
            values.put("code", entry.symbol() == null ? entry.printed() : entry.printed() + " " + entry.symbol());
        } else if (unknown != null) {
            String family = words.family(unknown.toString());
            values.put("code", unknown);
            values.put("family", family);
            values.put("reason", unknownReason(unknown.toString(), family));
            values.put("remedy", words.get("unknown.remedy", Map.of("code", unknown)));
        } else {
            values.put("reason", words.get("none.reason"));
            values.put("remedy", words.get("none.remedy"));
        }
        if (unknown != null && entry == null && !conclusion.key().equals("code.unknown")) {
            values.put("reason", unknown + ". " + values.get("reason"));
        }
        return values;
    }

    /** No table has it, or only one about another place. */
    private String unknownReason(String unknown, String family) {
        Optional<CodeEntry> elsewhere =
                ErrorCode.parse(unknown).flatMap(c -> CodeTable.standard().of(c, null));
        return elsewhere
                .map(e -> words.get("elsewhere.code", Map.of("family", family, "reason", codes.reason(e.id()))))
                .orElseGet(() -> words.get("unknown.code", Map.of("family", family)));
    }

    private static @Nullable CodeEntry entry(Conclusion conclusion) {
        String decider = conclusion.decider();
        return decider == null ? null : CodeTable.standard().entry(decider);
    }

    private String fill(String text, Map<String, Object> values) {
        return Sentences.fill(text, values, words.language());
    }

    /** Whether every placeholder has something to show. */
    private static boolean isFilled(String text, Map<String, Object> values) {
        Matcher m = PLACEHOLDER.matcher(text);
        while (m.find()) {
            Object value = values.get(m.group(1));
            if (value == null || value.toString().isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static String gap(StringBuilder before) {
        return before.length() > 0 && before.charAt(before.length() - 1) == '。' ? "" : " ";
    }

    private String text(String key, String part) {
        Object text = sentence(key).get(part);
        return Objects.requireNonNull(text, key + "." + part).toString();
    }

    @SuppressWarnings("unchecked") // the files are ours; a test reads each entry
    private List<String> list(String key, String part) {
        Object list = sentence(key).get(part);
        return list == null ? List.of() : (List<String>) list;
    }

    private Map<String, Object> sentence(String key) {
        Map<String, Object> sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException(
                    "no sentence '" + key + "' in " + words.language().key());
        }
        return sentence;
    }

    private static Map<String, Map<String, Object>> load(String resource) {
        try (InputStream in = ConclusionTexts.class.getResourceAsStream("/fleetauditor/diagnosis/" + resource)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
