package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.JoinState;
import fleetauditor.diagnosis.PrtState;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import fleetauditor.diagnosis.read.EvidenceText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges what {@code dsregcmd /status} printed. */
public final class DsregJudge {
    /**
     * The judgement.
     *
     * @param takenAt null when the text does not say
     */
    public record Judged(
            Diagnosis.Device device,
            Diagnosis.Dsreg dsreg,
            @Nullable Instant takenAt,
            List<Conclusion> conclusions) {}

    private DsregJudge() {}

    public static Judged judge(DsregReport report, EvidenceText text) {
        JoinState state = joinState(report);
        Boolean workplace = yesOrNo(report, "WorkplaceJoined");
        Instant takenAt = DsregClock.takenAt(report, text).orElse(null);
        var conclusions = new Conclusions();
        RegistrationJudge.judge(report, state, conclusions);
        PrtState prt = new PrtJudge(report, state, takenAt).judge(conclusions);
        JoinJudge.judge(report, state, workplace, conclusions);
        DeviceJudge.judge(report, state, takenAt, conclusions);
        SurroundingsJudge.judge(report, state, conclusions);
        return new Judged(device(report), new Diagnosis.Dsreg(state, workplace, prt), takenAt, conclusions.list());
    }

    /** Null when AzureAdJoined or what it needs beside it is not shown as YES or NO. */
    static @Nullable JoinState joinState(DsregReport report) {
        Boolean entra = yesOrNo(report, "AzureAdJoined");
        Boolean enterprise =
                report.value("EnterpriseJoined").isPresent() ? yesOrNo(report, "EnterpriseJoined") : Boolean.FALSE;
        Boolean domain = yesOrNo(report, "DomainJoined");
        if (entra == null || enterprise == null) {
            return null;
        }
        if (entra && enterprise) {
            return JoinState.CONTRADICTORY;
        }
        if (domain == null) {
            return null;
        }
        if (entra) {
            return domain ? JoinState.HYBRID_JOINED : JoinState.ENTRA_JOINED;
        }
        if (enterprise) {
            return domain ? JoinState.ON_PREMISES_DRS : null;
        }
        return domain ? JoinState.DOMAIN_JOINED : JoinState.NOT_JOINED;
    }

    /** Null for UNKNOWN, ERROR and what is not shown. */
    static @Nullable Boolean yesOrNo(DsregReport report, String key) {
        Optional<DsregField> field = report.value(key);
        if (field.filter(f -> f.says("YES")).isPresent()) {
            return Boolean.TRUE;
        }
        return field.filter(f -> f.says("NO")).isPresent() ? Boolean.FALSE : null;
    }

    private static Diagnosis.Device device(DsregReport report) {
        return new Diagnosis.Device(
                report.text("Device Name").orElse(null),
                report.text("DeviceId").orElse(null),
                report.text("TenantId").orElse(null),
                report.text("Thumbprint").orElse(null),
                null,
                user(report),
                Stream.of("DeviceId", "TenantId", "Thumbprint", "Device Name")
                        .flatMap(key -> report.value(key).stream())
                        .map(f -> f.line().quoted())
                        .toList());
    }

    /** The UPN behind the account name, else the one of the last PRT attempt. */
    private static @Nullable String user(DsregReport report) {
        for (String key : new String[] {"Executing Account Name", "User Identity"}) {
            for (String part : report.text(key).orElse("").split(",")) {
                if (part.contains("@") && !part.contains("\\") && !part.contains("$@")) {
                    return part.strip();
                }
            }
        }
        return null;
    }
}
