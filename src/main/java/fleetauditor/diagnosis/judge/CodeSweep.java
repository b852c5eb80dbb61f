package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.EvidenceKind;
import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names every error code and AADSTS number that no other conclusion speaks of, known or not. */
public final class CodeSweep {
    private CodeSweep() {}

    /** Adds what is missing. Answers of the service manager are left out: they are about all kinds of services. */
    public static void judge(EvidenceText text, EvidenceKind kind, Conclusions conclusions) {
        if (kind == EvidenceKind.SERVICE_STATE) {
            return;
        }
        Set<String> covered = new HashSet<>();
        for (Conclusion conclusion : conclusions.list()) {
            covered.addAll(conclusion.codes());
        }
        boolean failuresOnly = kind == EvidenceKind.ENROLLMENT_REGISTRY || kind == EvidenceKind.ENROLLMENT_TASKS;
        for (Line line : text.lines()) {
            for (ErrorCode code : CodeScanner.errors(line.text())) {
                if ((!failuresOnly || code.isFailure()) && !covered.contains(code.hex())) {
                    conclusions.add(about(Verdict.of("", List.of(code), place(kind)), line)
                            .codes(List.of(code)));
                }
            }
            for (String number : CodeScanner.aadsts(line.text())) {
                if (!covered.contains(number)) {
                    conclusions.add(about(Verdict.of(number, List.of(), "post-join"), line)
                            .aadsts(List.of(number)));
                }
            }
        }
    }

    /** Where codes of this kind of evidence come from, as the table calls it; null for anywhere. */
    private static @Nullable String place(EvidenceKind kind) {
        return switch (kind) {
            case CONNECTOR_LOG, CA_LOG -> "issue";
            case MDM_EVENT_LOG, ENROLLMENT_TASKS, ENROLLMENT_REGISTRY -> "sync";
            case JAMF_LOG -> "register";
            default -> null;
        };
    }

    private static Draft about(Verdict verdict, Line line) {
        Gravity gravity = verdict.gravity().atMost(Gravity.WARNING);
        return Draft.of(verdict.entry() == null ? "code.unknown" : "code.known", gravity)
                .decidedBy(verdict)
                .at(line);
    }
}
