package fleetauditor.diagnosis.show;

import fleetauditor.diagnosis.Said;
import fleetauditor.diagnosis.codes.CodeFamily;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.text.Language;
import fleetauditor.text.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Labels, names of code families and short sentences, in one language: {@code words.<language>.properties}. */
public final class Words {
    private final Language language;
    private final Properties words;

    private Words(Language language) {
        this.language = language;
        this.words = load("words." + language.key() + ".properties");
    }

    public static Words in(Language language) {
        return new Words(language);
    }

    /** A resource of this package as properties, read as UTF-8. */
    static Properties load(String resource) {
        var properties = new Properties();
        try (InputStream in = Words.class.getResourceAsStream("/fleetauditor/diagnosis/" + resource);
                var reader = new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    public Language language() {
        return language;
    }

    /** @throws IllegalArgumentException if there is no such key */
    public String get(String key) {
        return get(key, Map.of());
    }

    /**
     * The words with placeholders filled.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public String get(String key, Map<String, Object> values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words '" + key + "' in " + language.key());
        }
        return Sentences.fill(text, values, language);
    }

    /** A sentence that a conclusion holds. */
    String said(Said said) {
        String key = words.containsKey("said." + said.key()) ? "said." + said.key() : said.key();
        return get(key, said.values());
    }

    /** The name of a code's family, for example "HTTP status 404". */
    public String family(ErrorCode code) {
        CodeFamily family = CodeFamily.of(code);
        return get("family." + family.key(), Map.of("number", family.number()));
    }

    /** The family of what a text prints: a code, or an AADSTS number. */
    public String family(String printed) {
        return ErrorCode.parse(printed).map(this::family).orElseGet(() -> get("family.aadsts"));
    }
}
