package fleetauditor.text;

import java.util.Map;

/** Fills sentences that stand in resources outside the report texts. */
public final class Sentences {
    private Sentences() {}

    /** Replaces each {@code {name}} that {@code values} names; others stay. Values are never read as placeholders. */
    public static String fill(String sentence, Map<String, Object> values, Language language) {
        return Template.fill(sentence, values, language);
    }
}
