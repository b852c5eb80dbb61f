package fleetauditor.diagnosis.codes;

import fleetauditor.text.Language;
import java.util.HashMap;
import java.util.Map;

/** What each entry of the error-code table means and what to do, in one language. Thread-safe. */
public final class CodeTexts {
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, String> remedies = new HashMap<>();

    private CodeTexts(Language language) {
        for (String[] cells : CodeTable.rows("codes." + language.key() + ".tsv", 3)) {
            reasons.put(cells[0], cells[1]);
            remedies.put(cells[0], cells[2]);
        }
    }

    public static CodeTexts in(Language language) {
        return new CodeTexts(language);
    }

    /**
     * What it means, one or two sentences.
     *
     * @throws IllegalArgumentException if there is no entry of this id
     */
    public String reason(String id) {
        return text(reasons, id);
    }

    /**
     * What to do.
     *
     * @throws IllegalArgumentException if there is no entry of this id
     */
    public String remedy(String id) {
        return text(remedies, id);
    }

    private static String text(Map<String, String> texts, String id) {
        String text = texts.get(id);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + id);
        }
        return text;
    }
}
