package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.JoinState;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import fleetauditor.diagnosis.read.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The device's own key and certificate, and what Entra ID answers to them. */
final class DeviceJudge {
    private static final Duration ENDS_SOON = Duration.ofDays(30);

    private DeviceJudge() {}

    static void judge(
            DsregReport report, @Nullable JoinState state, @Nullable Instant takenAt, Conclusions conclusions) {
        report.value("DeviceCertificateValidity").ifPresent(f -> validity(f, takenAt, conclusions));
        report.value("DeviceAuthStatus").ifPresent(f -> authStatus(f, conclusions));
        report.value("KeySignTest").ifPresent(f -> keySignTest(f, conclusions));
        tpm(report, state, conclusions);
        for (String key : new String[] {"AadRecoveryEnabled", "AadRecoveryNeeded"}) {
            report.value(key)
                    .filter(f -> f.says("YES"))
                    .ifPresent(f ->
                            conclusions.add(Draft.warning("device.recovery").at(f)));
        }
    }

    private static void validity(DsregField field, @Nullable Instant takenAt, Conclusions conclusions) {
        List<Instant> times = Times.all(field.value(), false);
        if (times.size() < 2 || takenAt == null) {
            return;
        }
        Instant from = times.get(0);
        Instant to = times.get(1);
        if (takenAt.isAfter(to)) {
            conclusions.add(Draft.fault("device.certificateExpired")
                    .value("end", to)
                    .value("taken", takenAt)
                    .at(field));
        } else if (takenAt.isBefore(from)) {
            conclusions.add(Draft.warning("device.certificateNotYetValid")
                    .value("begin", from)
                    .value("taken", takenAt)
                    .at(field));
        } else if (Duration.between(takenAt, to).compareTo(ENDS_SOON) < 0) {
            conclusions.add(Draft.warning("device.certificateEnds")
                    .value("end", to)
                    .value("left", Duration.between(takenAt, to))
                    .at(field));
        }
    }

    private static void authStatus(DsregField field, Conclusions conclusions) {
        if (!field.says("FAILED") && !field.says("FAIL") && !field.says("ERROR")) {
            return;
        }
        String value = field.value().toLowerCase(Locale.ROOT);
        List<ErrorCode> codes = CodeScanner.all(field.value());
        if (value.contains("disabled") || value.contains("deleted")) {
            conclusions.add(Draft.fault("device.disabledOrDeleted").codes(codes).at(field));
            return;
        }
        Verdict verdict = Verdict.of("", codes, "post-join");
        String key = codes.isEmpty() ? "device.authFailedSilently" : "device.authFailed";
        Gravity gravity = codes.isEmpty() ? Gravity.WARNING : verdict.gravity();
        conclusions.add(Draft.of(key, gravity)
                .codes(codes)
                .decidedBy(verdict)
                .value("said", field.value())
                .at(field));
    }

    private static void keySignTest(DsregField field, Conclusions conclusions) {
        String value = field.value().toUpperCase(Locale.ROOT);
        if (value.startsWith("MUST")) {
            conclusions.add(Draft.info("surroundings.notElevated").at(field));
        } else if (value.startsWith("FAIL") || value.startsWith("ERROR")) {
            List<ErrorCode> codes = CodeScanner.all(field.value());
            conclusions.add(Draft.fault("device.keyBroken")
                    .codes(codes)
                    .value("said", field.value())
                    .at(field));
        }
    }

    private static void tpm(DsregReport report, @Nullable JoinState state, Conclusions conclusions) {
        Optional<DsregField> tpm = report.value("TpmProtected").filter(f -> f.says("NO"));
        if (tpm.isPresent() && (state == null || state.isInEntra())) {
            conclusions.add(Draft.info("device.softwareKey").at(tpm).at(report.value("KeyProvider")));
        }
    }
}
