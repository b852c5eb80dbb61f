package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device object of Entra ID. All texts are free strings there and kept as they came.
 *
 * @param id the object id; findings and links use it
 * @param deviceId the registration id; managed devices and sign-ins join on it; null when absent
 * @param trustType {@code AzureAd} (Entra joined), {@code ServerAd} (hybrid joined), {@code Workplace} (registered)
 * @param isCompliant Entra's copy of the compliance verdict; null when never set
 * @param approximateLastSignInDateTime updated only every few days; null when unknown
 * @param hasKeys whether alternativeSecurityIds has an entry: a hybrid device without one is pending
 * @param hardwareId the value of the {@code [HWID]} entry of physicalIds; null when there is none
 * @param isAutopilot whether physicalIds has a {@code [ZTDID]} entry
 * @param thumbprint of the device certificate, from alternativeSecurityIds; null when it could not be read
 * @see <a href="https://learn.microsoft.com/graph/api/resources/device">device</a>
 */
public record EntraDevice(
        UUID id,
        @Nullable UUID deviceId,
        String displayName,
        @Nullable Boolean accountEnabled,
        @Nullable String operatingSystem,
        @Nullable String operatingSystemVersion,
        @Nullable String trustType,
        @Nullable Boolean isManaged,
        @Nullable Boolean isCompliant,
        @Nullable String managementType,
        @Nullable Instant approximateLastSignInDateTime,
        @Nullable Instant registrationDateTime,
        @Nullable Instant createdDateTime,
        @Nullable Instant onPremisesLastSyncDateTime,
        boolean hasKeys,
        @Nullable String hardwareId,
        boolean isAutopilot,
        @Nullable String thumbprint) {

    public boolean isEnabled() {
        return Boolean.TRUE.equals(accountEnabled);
    }

    public boolean isHybrid() {
        return "ServerAd".equalsIgnoreCase(trustType);
    }

    public boolean isEntraJoined() {
        return "AzureAd".equalsIgnoreCase(trustType);
    }

    public boolean isRegistered() {
        return "Workplace".equalsIgnoreCase(trustType);
    }

    public boolean isWindows() {
        return "Windows".equalsIgnoreCase(operatingSystem);
    }

    /** Entra joined or hybrid joined Windows. */
    public boolean isJoinedPc() {
        return (isHybrid() || isEntraJoined()) && isWindows();
    }

    /**
     * A hybrid device that directory sync created and that never registered.
     *
     * @see <a href="https://learn.microsoft.com/troubleshoot/entra/entra-id/dir-dmns-obj/pending-devices">Pending devices</a>
     */
    public boolean isPending() {
        return isHybrid() && !hasKeys;
    }

    public Subject subject() {
        return new Subject(SubjectKind.ENTRA_DEVICE, id.toString(), displayName);
    }
}
