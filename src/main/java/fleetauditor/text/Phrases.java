package fleetauditor.text;

import java.util.HashMap;
import java.util.Map;

/** The headings and fixed sentences of one file, with {@code {0}}, {@code {1}} ... to be replaced. Thread-safe. */
public final class Phrases {
    private final String file;
    private final Map<String, String> texts;
    private final Language language;

    Phrases(String file, Map<String, String> texts, Language language) {
        this.file = file;
        this.texts = Map.copyOf(texts);
        this.language = language;
    }

    /**
     * The text of this key, filled in.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public String get(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text '" + key + "' in " + file + " (" + language.key() + ")");
        }
        var named = new HashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            named.put(String.valueOf(i), values[i]);
        }
        return Template.fill(text, named, language);
    }
}
