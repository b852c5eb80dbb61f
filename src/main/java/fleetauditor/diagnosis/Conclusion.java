package fleetauditor.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the evidence says, free of language. {@code show.ConclusionTexts} makes the sentences.
 *
 * @param key which sentence: a key of {@code conclusions.yaml}
 * @param phase null when it is about no phase of registration and not about the Entra PRT
 * @param codes error codes it rests on, main code first: {@code 0x} and 8 lower-case hex digits, or AADSTS numbers
 * @param decider the code or message entry that explains it, for example {@code EC-009}; null when none does
 * @param variant what tells it from others of the same key, for example {@code 0x80072ee2}; null when nothing need
 * @param values what the sentence's placeholders stand for
 * @param evidence lines it rests on; never empty for a fault
 */
public record Conclusion(
        String key,
        Gravity gravity,
        @Nullable Phase phase,
        List<String> codes,
        Confidence confidence,
        @Nullable String decider,
        @Nullable String variant,
        Map<String, Object> values,
        List<EvidenceLine> evidence) {
    /** More lines of the same are counted, not kept. */
    static final int MOST_LINES = 8;

    public Conclusion {
        codes = List.copyOf(codes);
        values = Map.copyOf(values);
        evidence = List.copyOf(evidence);
    }

    /** The same for the same fault on every machine: the key, and what tells its variants apart. */
    public String id() {
        return variant == null ? key : key + "/" + variant;
    }

    /** This conclusion with the codes and lines of another of the same id; the graver counts. */
    public Conclusion with(Conclusion same) {
        Set<String> allCodes = new LinkedHashSet<>(codes);
        allCodes.addAll(same.codes);
        Set<EvidenceLine> lines = new LinkedHashSet<>(evidence);
        for (EvidenceLine line : same.evidence) {
            if (lines.size() < MOST_LINES) {
                lines.add(line);
            }
        }
        Gravity graver = gravity.compareTo(same.gravity) <= 0 ? gravity : same.gravity;
        var more = new LinkedHashMap<>(same.values);
        more.putAll(values);
        return new Conclusion(
                key, graver, phase, List.copyOf(allCodes), confidence, decider, variant, more, new ArrayList<>(lines));
    }
}
