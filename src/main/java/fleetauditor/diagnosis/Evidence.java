package fleetauditor.diagnosis;

import fleetauditor.diagnosis.Diagnosis.Problem;
import fleetauditor.diagnosis.judge.Judge;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.KindRecognizer;
import fleetauditor.diagnosis.read.UnreadableTextException;

/** Reads one file of evidence and says what it means. Nothing is executed, fetched or sent. */
public final class Evidence {
    private Evidence() {}

    /**
     * Diagnoses the content of a file.
     *
     * @param file the name to answer with; it decides nothing
     */
    public static Diagnosis diagnose(String file, byte[] content) {
        try {
            EvidenceText text = EvidenceText.of(content);
            return Judge.judge(file, KindRecognizer.recognize(text), text);
        } catch (UnreadableTextException e) {
            return Diagnosis.none(file, e.problem());
        }
    }

    /** A file about which nothing can be said. */
    public static Diagnosis unreadable(String file, Problem problem) {
        return Diagnosis.none(file, problem);
    }
}
