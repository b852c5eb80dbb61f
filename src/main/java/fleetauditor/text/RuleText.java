package fleetauditor.text;

import java.util.List;
import java.util.Map;

/**
 * What a rule says in one language.
 *
 * @param title the wanted state, without a full stop
 * @param rationale what goes wrong otherwise
 * @param summaries the sentence of a finding by cause; {@code default} for the others
 * @param remediations the steps by cause; {@code default} for the others
 */
public record RuleText(
        String title, String rationale, Map<String, String> summaries, Map<String, List<String>> remediations) {
    static final String DEFAULT = "default";

    public RuleText {
        summaries = Map.copyOf(summaries);
        remediations = Map.copyOf(remediations);
    }
}
