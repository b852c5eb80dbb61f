package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceKind;
import fleetauditor.diagnosis.read.DsregReader;
import fleetauditor.diagnosis.read.EventReader;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.KindRecognizer;
import fleetauditor.diagnosis.read.LoggedEvent;
import fleetauditor.diagnosis.read.RegistryReader;
import fleetauditor.diagnosis.read.ServiceReader;
import fleetauditor.diagnosis.read.TaskReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a text to its diagnosis. */
public final class Judge {
    private Judge() {}

    /** Reads and judges. Never throws on odd text: what cannot be read is left out. */
    public static Diagnosis judge(String file, EvidenceText text) {
        KindRecognizer.Recognized recognized = KindRecognizer.recognize(text);
        EvidenceKind kind = recognized.kind();
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
            case ENROLLMENT_TASKS, SERVICE_STATE, ENROLLMENT_REGISTRY -> output(kind, text, conclusions);
            case JAMF_LOG -> JamfJudge.judge(text, conclusions);
            case UNKNOWN -> {
                return Diagnosis.none(file, Diagnosis.Problem.UNKNOWN_KIND);
            }
        }
        Set<EvidenceKind> beside = recognized.beside();
        beside.forEach(other -> output(other, text, conclusions));
        compareEnrollments(kind, beside, text, conclusions);
        CodeSweep.judge(text, kind, conclusions);
        return new Diagnosis(file, kind, device, dsreg, takenAt, null, conclusions.list());
    }

    private static void output(EvidenceKind kind, EvidenceText text, Conclusions conclusions) {
        switch (kind) {
            case ENROLLMENT_TASKS -> TaskJudge.judge(TaskReader.read(text), conclusions);
            case SERVICE_STATE -> ServiceJudge.judge(ServiceReader.read(text), conclusions);
            case ENROLLMENT_REGISTRY -> RegistryJudge.judge(RegistryReader.read(text), conclusions);
            default -> {}
        }
    }

    private static void compareEnrollments(
            EvidenceKind kind, Set<EvidenceKind> beside, EvidenceText text, Conclusions conclusions) {
        boolean tasks = kind == EvidenceKind.ENROLLMENT_TASKS || beside.contains(EvidenceKind.ENROLLMENT_TASKS);
        boolean registry =
                kind == EvidenceKind.ENROLLMENT_REGISTRY || beside.contains(EvidenceKind.ENROLLMENT_REGISTRY);
        if (tasks && registry) {
            conclusions.addAll(EnrollmentJudge.foldersWithoutKey(text, text));
            conclusions.addAll(EnrollmentJudge.keysWithoutTasks(text, text));
        }
    }

    private static Diagnosis.Device named(@Nullable String host) {
        return new Diagnosis.Device(host, null, null, null, null, null, List.of());
    }
}
