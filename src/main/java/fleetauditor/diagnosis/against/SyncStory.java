package fleetauditor.diagnosis.against;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceKind;
import fleetauditor.diagnosis.EvidenceLine;
import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.Said;
import fleetauditor.diagnosis.judge.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Why a device does not sync, told from both sides: the code on the PC and what the audit knows of the license and the
 * certificate are one story. Causes in the order to check them: license, certificate, tasks, service, network.
 */
final class SyncStory {
    /** Codes with which enrollment and sync fail where a license is missing. */
    private static final Set<String> REFUSALS = Set.of("0x80190190", "0x80180018", "0x80190191", "0x80190193");

    /** Rules that find a user or a device without a license that counts. */
    private static final Set<String> LICENSE_RULES = Set.of("LIC-001", "LIC-002", "LIC-004");

    private SyncStory() {}

    /** The story; empty when the evidence shows no failing sync. */
    static Optional<Draft> tell(
            Diagnosis diagnosis, AuditedDevice device, AuditReport report, List<Diagnosis> sameMachine) {
        List<EvidenceLine> lines = failingSync(diagnosis);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Said> causes = new LinkedHashMap<>();
        causes.put("license", license(device, report, diagnosis));
        causes.put("certificate", certificate(device, report));
        causes.put("tasks", fromEvidence(sameMachine, EvidenceKind.ENROLLMENT_TASKS, "tasks."));
        causes.put("service", fromEvidence(sameMachine, EvidenceKind.SERVICE_STATE, "service."));
        causes.put("network", network(sameMachine));
        String likely = causes.entrySet().stream()
                .filter(e -> e.getValue().key().endsWith("Found"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        Draft draft =
                Draft.fault("against.syncStory").inferred().codes(List.of()).atQuoted(lines);
        draft.value("likely", likely.isEmpty() ? Said.of("cause.none") : Said.of("cause." + likely));
        draft.variant(likely.isEmpty() ? "unknown" : likely);
        causes.forEach(draft::value);
        return Optional.of(draft);
    }

    private static List<EvidenceLine> failingSync(Diagnosis diagnosis) {
        var lines = new ArrayList<EvidenceLine>();
        for (Conclusion conclusion : diagnosis.conclusions()) {
            boolean refused = conclusion.codes().stream().anyMatch(REFUSALS::contains);
            boolean grave = conclusion.gravity() == Gravity.FAULT;
            if (grave && (refused || conclusion.key().equals("service.disabled"))) {
                lines.addAll(conclusion.evidence());
            }
        }
        return lines;
    }

    private static Said license(AuditedDevice device, AuditReport report, Diagnosis diagnosis) {
        String user = Objects.requireNonNullElse(device.userPrincipalName(), "?");
        String signedIn = Objects.requireNonNullElse(diagnosis.device().user(), "");
        for (AuditFinding finding : report.findings(device, signedIn)) {
            if (LICENSE_RULES.contains(finding.ruleId())) {
                return new Said("licenseRuleFound", Map.of("rule", finding.ruleId(), "text", finding.summary()));
            }
        }
        if (Boolean.FALSE.equals(device.licensed())) {
            String why = Objects.requireNonNullElse(device.whyUnlicensed(), "?");
            return new Said("licenseFound", Map.of("user", user, "why", why));
        }
        return Boolean.TRUE.equals(device.licensed())
                ? Said.of("licenseGood", "user", user)
                : Said.of("licenseUnknown");
    }

    private static Said certificate(AuditedDevice device, AuditReport report) {
        Instant end = device.certificateExpires();
        if (end == null || report.asOf() == null) {
            return Said.of("certificateUnknown");
        }
        return end.isBefore(report.asOf())
                ? Said.of("certificateFound", "end", end)
                : Said.of("certificateGood", "end", end);
    }

    private static Said fromEvidence(List<Diagnosis> sameMachine, EvidenceKind kind, String prefix) {
        String cause = prefix.substring(0, prefix.length() - 1);
        boolean shown = false;
        for (Diagnosis diagnosis : sameMachine) {
            shown |= diagnosis.kind() == kind;
            for (Conclusion conclusion : diagnosis.conclusions()) {
                if (conclusion.key().startsWith(prefix) && conclusion.gravity() == Gravity.FAULT) {
                    return Said.of(cause + "Found");
                }
            }
        }
        return Said.of(cause + (shown ? "Good" : "Unknown"));
    }

    private static Said network(List<Diagnosis> sameMachine) {
        for (Diagnosis diagnosis : sameMachine) {
            for (Conclusion conclusion : diagnosis.conclusions()) {
                for (String code : conclusion.codes()) {
                    String c = code.toLowerCase(Locale.ROOT);
                    boolean internet = c.startsWith("0x80072e") || c.startsWith("0x80072f") || c.startsWith("0xcaa82");
                    if (internet && conclusion.gravity() != Gravity.INFO) {
                        return Said.of("networkFound", "code", code);
                    }
                }
            }
        }
        return Said.of("networkUnknown");
    }
}
