package fleetauditor.diagnosis.explain;

import fleetauditor.diagnosis.codes.CodeEntry;
import java.util.List;

/**
 * What the error-code table says to a question.
 *
 * @param entries what it knows, best first
 * @param unknown codes and AADSTS numbers in the question that it does not know
 */
public record Answer(String question, List<CodeEntry> entries, List<String> unknown) {
    public Answer {
        entries = List.copyOf(entries);
        unknown = List.copyOf(unknown);
    }

    /** Whether the table knows anything that was asked for. */
    public boolean isKnown() {
        return !entries.isEmpty();
    }
}
