package fleetauditor.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says in one language.
 *
 * @param title the wanted state, without a full stop
 * @param rationale what goes wrong otherwise
 * @param summaries the sentence of a finding by cause; {@code default} for the others
 * @param remediations the steps by cause; {@code default} for the others
 * @param leavesOut what the rule leaves out when a dataset it only uses is not complete, with {@code {gap}} in it; null
 *     when it leaves out nothing
 * @param many one sentence about all findings of the rule, with {@code {count}} in it; null when it has none
 */
public record RuleText(
        String title,
        String rationale,
        Map<String, String> summaries,
        Map<String, List<String>> remediations,
        @Nullable String leavesOut,
        @Nullable String many) {
    static final String DEFAULT = "default";

    public RuleText(
            String title, String rationale, Map<String, String> summaries, Map<String, List<String>> remediations) {
        this(title, rationale, summaries, remediations, null, null);
    }

    public RuleText {
        summaries = Map.copyOf(summaries);
        remediations = Map.copyOf(remediations);
    }
}
