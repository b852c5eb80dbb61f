package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceKind;
import fleetauditor.diagnosis.read.DsregReader;
import fleetauditor.diagnosis.read.EventReader;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.LoggedEvent;
import fleetauditor.diagnosis.read.RegistryReader;
import fleetauditor.diagnosis.read.ServiceReader;
import fleetauditor.diagnosis.read.TaskReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a text of a known kind to its diagnosis. */
public final class Judge {
    private Judge() {}

    /** Reads and judges. Never throws on odd text: what cannot be read is left out. */
    public static Diagnosis judge(String file, EvidenceKind kind, EvidenceText text) {
        var conclusions = new Conclusions();
        Diagnosis.Device device = Diagnosis.Device.NONE;
        Diagnosis.Dsreg dsreg = null;
        Instant takenAt = null;
        switch (kind) {
            case DSREGCMD -> {
                DsregJudge.Judged judged = DsregJudge.judge(DsregReader.read(text), text);
                device = judged.device();
                dsreg = judged.dsreg();
                takenAt = judged.takenAt();
                conclusions.addAll(judged.conclusions());
            }
            case DSREGCMD_ACCOUNTS -> AccountsJudge.judge(text, conclusions);
            case CONNECTOR_LOG, CA_LOG -> {
                PkcsJudge.judge(text, conclusions);
                device = PkcsJudge.device(text);
            }
            case MDM_EVENT_LOG -> {
                List<LoggedEvent> events = EventReader.read(text);
                EventJudge.judge(events, conclusions);
                String computer = EventJudge.computer(events);
                device = named(computer.isEmpty() ? null : computer);
            }
            case ENROLLMENT_TASKS -> TaskJudge.judge(TaskReader.read(text), conclusions);
            case SERVICE_STATE -> ServiceJudge.judge(ServiceReader.read(text), conclusions);
            case ENROLLMENT_REGISTRY -> RegistryJudge.judge(RegistryReader.read(text), conclusions);
            case JAMF_LOG -> JamfJudge.judge(text, conclusions);
            case UNKNOWN -> {
                return Diagnosis.none(file, Diagnosis.Problem.UNKNOWN_KIND);
            }
        }
        CodeSweep.judge(text, kind, conclusions);
        return new Diagnosis(file, kind, device, dsreg, takenAt, null, conclusions.list());
    }

    private static Diagnosis.Device named(@Nullable String host) {
        return new Diagnosis.Device(host, null, null, null, null, null, List.of());
    }
}
