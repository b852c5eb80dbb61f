package fleetauditor.diagnosis.against;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as the audit report lists it. Ids are in lower case; null where the report says null.
 *
 * @param objectId the Entra object id; null when Entra ID has no such device
 * @param deviceId what dsregcmd prints as DeviceId
 * @param managedDeviceId Intune's id; null when Intune does not manage it
 * @param userPrincipalName the primary user
 * @param licensed whether the primary user may be managed by Intune
 * @param whyUnlicensed the audit's word for why not
 * @param trustType {@code AzureAd}, {@code ServerAd} or {@code Workplace}
 * @param pending whether Entra Connect brought it and it has not registered yet
 * @param certificateExpires end of the MDM certificate
 * @param thumbprint of the device certificate, in upper case
 * @param findings ids of findings, where the report lists them
 */
record AuditedDevice(
        @Nullable String objectId,
        @Nullable String deviceId,
        @Nullable String managedDeviceId,
        String name,
        @Nullable String serialNumber,
        @Nullable String userPrincipalName,
        @Nullable String userId,
        @Nullable Boolean licensed,
        @Nullable String whyUnlicensed,
        @Nullable String trustType,
        @Nullable Boolean accountEnabled,
        @Nullable Boolean pending,
        @Nullable Instant certificateExpires,
        @Nullable Instant lastSync,
        @Nullable String thumbprint,
        List<String> findings) {
    AuditedDevice {
        findings = List.copyOf(findings);
    }

    /** Whether a finding about this id is about the device or its primary user. */
    boolean isNamedBy(String id) {
        return id.equalsIgnoreCase(String.valueOf(objectId))
                || id.equalsIgnoreCase(String.valueOf(managedDeviceId))
                || id.equalsIgnoreCase(String.valueOf(serialNumber))
                || id.equalsIgnoreCase(String.valueOf(userId));
    }
}
