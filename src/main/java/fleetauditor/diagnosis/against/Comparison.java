package fleetauditor.diagnosis.against;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceKind;
import fleetauditor.diagnosis.EvidenceLine;
import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.JoinState;
import fleetauditor.diagnosis.Phase;
import fleetauditor.diagnosis.batch.Machines;
import fleetauditor.diagnosis.judge.Conclusions;
import fleetauditor.diagnosis.judge.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evidence beside an audit report: contradictions between what the device says of itself and what Microsoft Graph knows
 * become conclusions, and the audit's findings about the device and its user stand beside the evidence.
 */
public final class Comparison {
    private static final int MOST_FINDINGS = 10;
    private static final Map<String, JoinState> TRUST =
            Map.of("azuread", JoinState.ENTRA_JOINED, "serverad", JoinState.HYBRID_JOINED);

    private final AuditReport report;
    private final List<Diagnosis> all;
    private final Machines machines;

    private Comparison(AuditReport report, List<Diagnosis> all) {
        this.report = report;
        this.all = all;
        this.machines = new Machines(all);
    }

    /** The diagnoses with what the report adds to each. */
    public static List<Diagnosis> compare(List<Diagnosis> diagnoses, AuditReport report) {
        var comparison = new Comparison(report, diagnoses);
        return diagnoses.stream().map(comparison::compare).toList();
    }

    private Diagnosis compare(Diagnosis diagnosis) {
        if (diagnosis.problem() != null) {
            return diagnosis;
        }
        var conclusions = new Conclusions();
        conclusions.addAll(diagnosis.conclusions());
        authOnManagedDomain(diagnosis, conclusions);
        if (isOtherTenant(diagnosis)) {
            conclusions.add(Draft.fault("against.otherTenant")
                    .value("here", diagnosis.device().tenantId())
                    .value("there", report.tenantId())
                    .fromGraph()
                    .atQuoted(lines(diagnosis, "tenant")));
            return diagnosis.withConclusions(conclusions.list());
        }
        Optional<AuditReport.Match> match = find(diagnosis);
        if (match.isPresent()) {
            known(diagnosis, match.get(), conclusions);
        } else {
            unknown(diagnosis, conclusions);
        }
        return diagnosis.withConclusions(conclusions.list());
    }

    /** By its own words, else by those of the dsregcmd output beside it. */
    private Optional<AuditReport.Match> find(Diagnosis diagnosis) {
        Diagnosis named = machines.namedBy(diagnosis);
        Optional<AuditReport.Match> match = report.find(named.device());
        return named.equals(diagnosis) ? match : match.map(m -> new AuditReport.Match(m.device(), true));
    }

    private boolean isOtherTenant(Diagnosis diagnosis) {
        String tenantId = diagnosis.device().tenantId();
        return AuditReport.isWhole(tenantId)
                && AuditReport.isWhole(report.tenantId())
                && !report.tenantId().equalsIgnoreCase(tenantId);
    }

    /** The lines that the device is known by; a fault must rest on one. */
    private static List<EvidenceLine> lines(Diagnosis diagnosis, String which) {
        List<EvidenceLine> named = diagnosis.device().lines().stream()
                .filter(l -> l.text().toLowerCase(Locale.ROOT).contains(which))
                .toList();
        return named.isEmpty() ? diagnosis.device().lines() : named;
    }

    private void unknown(Diagnosis diagnosis, Conclusions conclusions) {
        Diagnosis.Dsreg dsreg = diagnosis.dsreg();
        boolean joined =
                dsreg != null && dsreg.joinState() != null && dsreg.joinState().isInEntra();
        boolean hasId = AuditReport.isWhole(diagnosis.device().deviceId());
        if (joined && hasId) {
            if (report.isComplete("entraDevices")) {
                conclusions.add(Draft.fault("against.unknownDevice")
                        .value("id", diagnosis.device().deviceId())
                        .fromGraph()
                        .atQuoted(lines(diagnosis, "deviceid")));
            } else {
                conclusions.add(Draft.info("against.notComplete")
                        .value("dataset", "entraDevices")
                        .fromGraph());
            }
        } else if (diagnosis.kind() != EvidenceKind.DSREGCMD_ACCOUNTS) {
            conclusions.add(Draft.info("against.notIdentified").fromGraph());
        }
    }

    private void known(Diagnosis diagnosis, AuditReport.Match match, Conclusions conclusions) {
        AuditedDevice device = match.device();
        conclusions.add(Draft.info(match.byName() ? "against.foundByName" : "against.found")
                .value("name", device.name())
                .value("user", device.userPrincipalName())
                .value("sync", device.lastSync())
                .fromGraph());
        objectState(diagnosis, device, conclusions);
        trust(diagnosis, device, conclusions);
        otherUser(diagnosis, device, conclusions);
        SyncStory.tell(diagnosis, device, report, sameMachine(diagnosis, device))
                .ifPresent(conclusions::add);
        findings(diagnosis, device, conclusions);
    }

    private void objectState(Diagnosis diagnosis, AuditedDevice device, Conclusions conclusions) {
        Diagnosis.Dsreg dsreg = diagnosis.dsreg();
        boolean joined =
                dsreg != null && dsreg.joinState() != null && dsreg.joinState().isInEntra();
        if (device.objectId() == null && joined && report.isComplete("entraDevices")) {
            conclusions.add(Draft.fault("against.deletedInEntra")
                    .value("name", device.name())
                    .fromGraph()
                    .atQuoted(lines(diagnosis, "deviceid")));
        }
        if (Boolean.FALSE.equals(device.accountEnabled())) {
            conclusions.add(
                    against(diagnosis, "against.disabled", Gravity.FAULT).value("name", device.name()));
        }
        if (Boolean.TRUE.equals(device.pending()) && joined) {
            conclusions.add(against(diagnosis, "against.pendingThere", Gravity.FAULT)
                    .in(Phase.JOIN)
                    .value("name", device.name()));
        }
        String here = diagnosis.device().thumbprint();
        String there = device.thumbprint();
        if (here != null && there != null && here.length() == there.length() && !here.equalsIgnoreCase(there)) {
            conclusions.add(Draft.warning("against.otherCertificate")
                    .value("here", here)
                    .value("there", there)
                    .fromGraph()
                    .atQuoted(lines(diagnosis, "thumbprint")));
        }
    }

    /** A fault where the evidence has a line to rest on, else a warning. */
    private static Draft against(Diagnosis diagnosis, String key, Gravity gravity) {
        List<EvidenceLine> lines = lines(diagnosis, "deviceid");
        return Draft.of(key, lines.isEmpty() ? Gravity.WARNING : gravity)
                .fromGraph()
                .atQuoted(lines);
    }

    private static void trust(Diagnosis diagnosis, AuditedDevice device, Conclusions conclusions) {
        Diagnosis.Dsreg dsreg = diagnosis.dsreg();
        String type = device.trustType();
        JoinState there = type == null ? null : TRUST.get(type.toLowerCase(Locale.ROOT));
        if (dsreg == null || dsreg.joinState() == null || there == null || dsreg.joinState() == there) {
            return;
        }
        if (dsreg.joinState().isInEntra()) {
            conclusions.add(Draft.warning("against.otherTrust")
                    .value(
                            "here",
                            new fleetauditor.diagnosis.Said(
                                    "state." + dsreg.joinState().key(), Map.of()))
                    .value("there", type)
                    .fromGraph()
                    .atQuoted(diagnosis.device().lines()));
        }
    }

    private static void otherUser(Diagnosis diagnosis, AuditedDevice device, Conclusions conclusions) {
        String here = diagnosis.device().user();
        String there = device.userPrincipalName();
        if (here != null && there != null && !here.equalsIgnoreCase(there)) {
            conclusions.add(Draft.info("against.otherUser")
                    .value("here", here)
                    .value("there", there)
                    .fromGraph());
        }
    }

    /** An auth-phase error on a tenant whose domains are all managed cannot be. */
    private void authOnManagedDomain(Diagnosis diagnosis, Conclusions conclusions) {
        Map<String, String> types = report.domainTypes();
        boolean managed = !types.isEmpty() && types.values().stream().allMatch(t -> t.equalsIgnoreCase("Managed"));
        if (!managed) {
            return;
        }
        var lines = new ArrayList<EvidenceLine>();
        for (Conclusion conclusion : diagnosis.conclusions()) {
            if (conclusion.phase() == Phase.AUTH) {
                lines.addAll(conclusion.evidence());
            }
        }
        if (!lines.isEmpty()) {
            conclusions.add(Draft.warning("against.authOnManagedDomain")
                    .in(Phase.AUTH)
                    .fromGraph()
                    .atQuoted(lines));
        }
    }

    private void findings(Diagnosis diagnosis, AuditedDevice device, Conclusions conclusions) {
        String user = Optional.ofNullable(diagnosis.device().user()).orElse("");
        List<AuditFinding> findings = report.findings(device, user);
        Map<String, Integer> ofRule = new HashMap<>();
        for (AuditFinding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            int number = ofRule.merge(finding.ruleId(), 1, Integer::sum);
            boolean grave =
                    finding.severity().equals("critical") || finding.severity().equals("high");
            conclusions.add(Draft.of("against.finding", grave ? Gravity.WARNING : Gravity.INFO)
                    .value("rule", finding.ruleId())
                    .value("severity", finding.severity())
                    .value("text", finding.summary())
                    .variant(number == 1 ? finding.ruleId() : finding.ruleId() + "#" + number)
                    .fromGraph());
        }
    }

    /** Every diagnosis of the same device, to see what its other evidence says. */
    private List<Diagnosis> sameMachine(Diagnosis diagnosis, AuditedDevice device) {
        return all.stream()
                .filter(d -> d.file().equals(diagnosis.file()) || isSame(d, device))
                .toList();
    }

    private boolean isSame(Diagnosis other, @Nullable AuditedDevice device) {
        return find(other).map(m -> m.device().equals(device)).orElse(false);
    }
}
