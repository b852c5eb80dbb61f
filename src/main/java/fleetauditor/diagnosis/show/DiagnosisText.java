package fleetauditor.diagnosis.show;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Diagnoses for people: what is wrong first, then why we think so, then what to do. */
public final class DiagnosisText {
    private static final int LONGEST_QUOTE = 120;

    private final ConclusionTexts texts;
    private final Words words;

    public DiagnosisText(ConclusionTexts texts) {
        this.texts = texts;
        this.words = texts.words();
    }

    /** The lines about one file, without control characters. */
    public List<String> lines(Diagnosis diagnosis) {
        var lines = new ArrayList<String>();
        lines.add(head(diagnosis));
        if (diagnosis.problem() != null) {
            lines.add("  " + words.get("problem." + diagnosis.problem().key()));
        } else if (diagnosis.conclusions().isEmpty()) {
            lines.add("  " + words.get("label.nothing"));
        }
        for (Conclusion conclusion : diagnosis.conclusions()) {
            conclusion(conclusion, lines);
        }
        return lines.stream().map(Printable::line).toList();
    }

    private String head(Diagnosis diagnosis) {
        var parts = new ArrayList<String>();
        parts.add(diagnosis.kind().key());
        String host = diagnosis.device().host();
        if (host != null) {
            parts.add(host);
        }
        Diagnosis.Dsreg dsreg = diagnosis.dsreg();
        if (dsreg != null && dsreg.joinState() != null) {
            parts.add(words.get("state." + dsreg.joinState().key()));
        }
        if (dsreg != null && dsreg.prtState() != null) {
            parts.add(words.get("prt." + dsreg.prtState().key()));
        }
        return diagnosis.file() + ": " + String.join(", ", parts);
    }

    private void conclusion(Conclusion conclusion, List<String> lines) {
        String phase =
                conclusion.phase() == null ? "" : " [" + conclusion.phase().key() + "]";
        lines.add(
                "  " + words.get("severity." + conclusion.gravity().key()) + phase + "  " + texts.summary(conclusion));
        if (!conclusion.codes().isEmpty()) {
            lines.add("      " + words.get("label.codes") + ": " + String.join(", ", conclusion.codes()));
        }
        for (EvidenceLine line : conclusion.evidence()) {
            String quote = line.text().length() <= LONGEST_QUOTE
                    ? line.text()
                    : line.text().substring(0, LONGEST_QUOTE) + "…";
            lines.add("      " + words.get("label.line", Map.of("line", line.line())) + ": " + quote);
        }
        int step = 1;
        for (String remedy : texts.remedy(conclusion)) {
            lines.add("      " + step++ + ". " + remedy);
        }
        lines.add("      " + words.get("label.source") + ": " + ConclusionTexts.source(conclusion));
    }
}
