package fleetauditor.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one file of evidence says.
 *
 * @param file the name it was given by
 * @param device which device and tenant it names
 * @param dsreg the join as dsregcmd shows it; null for every other kind
 * @param takenAt when the evidence was taken, by its own words; null when it does not say
 * @param problem why nothing could be concluded; null when the file was read
 * @param conclusions gravest first
 */
public record Diagnosis(
        String file,
        EvidenceKind kind,
        Device device,
        @Nullable Dsreg dsreg,
        @Nullable Instant takenAt,
        @Nullable Problem problem,
        List<Conclusion> conclusions) {
    public Diagnosis {
        conclusions = List.copyOf(conclusions);
    }

    /**
     * The device and tenant as printed; each null when not shown.
     *
     * @param managedDeviceId Intune's id, which connector logs name
     * @param user the UPN of who was signed in
     * @param lines where these stand
     */
    public record Device(
            @Nullable String host,
            @Nullable String deviceId,
            @Nullable String tenantId,
            @Nullable String thumbprint,
            @Nullable String managedDeviceId,
            @Nullable String user,
            List<EvidenceLine> lines) {
        public static final Device NONE = new Device(null, null, null, null, null, null, List.of());

        public Device {
            lines = List.copyOf(lines);
        }

        /** Whether anything tells which device it is. */
        public boolean isNamed() {
            return host != null || deviceId != null || thumbprint != null || managedDeviceId != null;
        }
    }

    /** What only dsregcmd shows; each null when the text shows too little. */
    public record Dsreg(
            @Nullable JoinState joinState,
            @Nullable Boolean workplaceJoined,
            @Nullable PrtState prtState) {}

    /** Why a file says nothing. */
    public enum Problem {
        MISSING,
        UNREADABLE,
        EMPTY,
        EMPTY_FOLDER,
        TOO_LARGE,
        BINARY,
        UNKNOWN_KIND;

        /** The name in {@code words.properties} and JSON, for example {@code too-large}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A file about which nothing can be said. */
    public static Diagnosis none(String file, Problem problem) {
        return new Diagnosis(file, EvidenceKind.UNKNOWN, Device.NONE, null, null, problem, List.of());
    }

    public boolean hasFault() {
        return conclusions.stream().anyMatch(c -> c.gravity() == Gravity.FAULT);
    }

    /** What a table calls this machine: its host name, else its device id, else the file. */
    public String machine() {
        return Optional.ofNullable(device.host())
                .or(() -> Optional.ofNullable(device.deviceId()))
                .orElse(file);
    }

    public Diagnosis withConclusions(List<Conclusion> others) {
        return new Diagnosis(file, kind, device, dsreg, takenAt, problem, others);
    }
}
