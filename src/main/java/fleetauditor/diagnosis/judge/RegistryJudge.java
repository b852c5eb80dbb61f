package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.MdmCertificate;
import fleetauditor.diagnosis.read.RegistryReader;
import fleetauditor.diagnosis.read.RegistryValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The enrollment keys and the MDM certificate they point to. A linked enrollment (MMP-C) is normal. */
public final class RegistryJudge {
    /** The renewal task starts 41 days before the end (unofficial, see S0-21 and O-13). */
    private static final double RENEWAL_DUE_DAYS = 41;

    private static final String INTUNE = "ms dm server";

    private RegistryJudge() {}

    public static void judge(RegistryReader.Report report, Conclusions conclusions) {
        for (RegistryValue value : report.values()) {
            value(value, conclusions);
        }
        report.certificates().forEach(c -> certificate(c, conclusions));
        pointer(report, conclusions);
        severalEnrollments(report, conclusions);
    }

    private static void value(RegistryValue value, Conclusions conclusions) {
        String name = value.name().toLowerCase(Locale.ROOT);
        String data = value.data().toLowerCase(Locale.ROOT);
        if (name.equals("upn") && (data.startsWith("foouser@") || data.startsWith("package_"))) {
            conclusions.add(Draft.info("registry.placeholderUser")
                    .value("upn", value.data())
                    .at(value.line()));
        } else if (value.subkey().equalsIgnoreCase("LinkedEnrollment") && name.equals("linkedenrollmentid")) {
            conclusions.add(Draft.info("registry.linkedEnrollment").at(value.line()));
        } else if (name.equals("mmpcenrollmentflag")) {
            conclusions.add(Draft.info("registry.linkFlag").at(value.line()));
        } else if (name.contains("error")) {
            error(value, conclusions);
        }
    }

    private static void error(RegistryValue value, Conclusions conclusions) {
        Optional<ErrorCode> code =
                ErrorCode.parse(value.data().split(" ", 2)[0]).filter(c -> !c.isZero());
        if (code.isEmpty()) {
            return;
        }
        if (code.get().equals(ManagementEvents.BAD_REQUEST)) {
            conclusions.add(ManagementEvents.rejected(List.of(code.get()), List.of(value.line())));
            return;
        }
        Verdict verdict = Verdict.of("", List.of(code.get()), "enroll");
        conclusions.add(Draft.of("registry.lastError", verdict.gravity())
                .codes(List.of(code.get()))
                .decidedBy(verdict)
                .value("name", value.name())
                .at(value.line()));
    }

    private static void certificate(MdmCertificate certificate, Conclusions conclusions) {
        Double days = certificate.daysLeft();
        if (days == null) {
            return;
        }
        if (days < 0) {
            conclusions.add(Draft.fault("registry.certificateExpired").at(certificate.endLine()));
        } else if (days < RENEWAL_DUE_DAYS) {
            conclusions.add(Draft.warning("registry.certificateEnds")
                    .value("days", Math.round(days))
                    .at(certificate.endLine()));
        }
    }

    /** A key that points to a certificate which a listing beside it does not show. */
    private static void pointer(RegistryReader.Report report, Conclusions conclusions) {
        Set<String> listed = new LinkedHashSet<>();
        report.certificates().forEach(c -> listed.add(c.thumbprint()));
        listed.remove("");
        if (listed.isEmpty()) {
            return;
        }
        for (RegistryValue value : report.values()) {
            if (value.name().equalsIgnoreCase("DMPCertThumbPrint")
                    && value.data().length() == 40
                    && !listed.contains(value.data().toUpperCase(Locale.ROOT))) {
                conclusions.add(Draft.warning("registry.certificateNotListed")
                        .value("thumbprint", value.data())
                        .inferred()
                        .at(value.line()));
            }
        }
    }

    private static void severalEnrollments(RegistryReader.Report report, Conclusions conclusions) {
        Set<String> enrollments = new LinkedHashSet<>();
        var lines = new ArrayList<RegistryValue>();
        for (RegistryValue value : report.values()) {
            if (value.name().equalsIgnoreCase("ProviderID")
                    && value.data().toLowerCase(Locale.ROOT).equals(INTUNE)
                    && enrollments.add(value.enrollment().toLowerCase(Locale.ROOT))) {
                lines.add(value);
            }
        }
        if (enrollments.size() > 1) {
            Draft draft = Draft.warning("registry.severalEnrollments").value("count", enrollments.size());
            lines.forEach(v -> draft.at(v.line()));
            conclusions.add(draft);
        }
    }
}
