package fleetauditor.model;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that Intune manages, or that a partner reports to it. Enum texts are kept as Graph wrote them.
 *
 * @param azureADDeviceId joins to {@link EntraDevice#deviceId()}, not to its object id; null when unknown
 * @param userId the primary user; null when unknown
 * @param managementCertificateExpirationDate null when unknown
 * @param complianceGracePeriodExpirationDateTime year 9999 means "no end"; null when unknown
 * @param serialNumber as reported, not trimmed; null when blank
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice">managedDevice</a>
 */
public record ManagedDevice(
        UUID id,
        String deviceName,
        @Nullable UUID azureADDeviceId,
        @Nullable UUID userId,
        @Nullable String userPrincipalName,
        @Nullable String operatingSystem,
        @Nullable String osVersion,
        @Nullable String complianceState,
        @Nullable String managementAgent,
        @Nullable String managementState,
        @Nullable String deviceEnrollmentType,
        @Nullable String deviceRegistrationState,
        @Nullable Boolean azureADRegistered,
        @Nullable String managedDeviceOwnerType,
        @Nullable Instant enrolledDateTime,
        @Nullable Instant lastSyncDateTime,
        @Nullable Instant managementCertificateExpirationDate,
        @Nullable Instant complianceGracePeriodExpirationDateTime,
        @Nullable String serialNumber,
        @Nullable String manufacturer,
        @Nullable String model) {
    private static final Set<String> USERLESS_ENROLLMENT =
            Set.of("windowsbulkuserless", "applebulkwithoutuser", "windowsazureadjoinusingdeviceauth");

    /** Enrolled for nobody: a device license covers it. */
    public boolean isUserless() {
        return USERLESS_ENROLLMENT.contains(lower(deviceEnrollmentType))
                || (userId == null && userPrincipalName == null);
    }

    public boolean isWindows() {
        return "windows".equals(lower(operatingSystem));
    }

    public boolean isMac() {
        return "macos".equals(lower(operatingSystem));
    }

    public boolean isMacUnderJamf() {
        return isMac() && hasAgent("jamf");
    }

    /** Whether the management agent is one of these; case does not count. */
    public boolean hasAgent(String... agents) {
        for (String agent : agents) {
            if (agent.equalsIgnoreCase(managementAgent)) {
                return true;
            }
        }
        return false;
    }

    public boolean hasComplianceState(String state) {
        return state.equalsIgnoreCase(complianceState);
    }

    public Subject subject() {
        return new Subject(SubjectKind.MANAGED_DEVICE, id.toString(), deviceName);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(java.util.Locale.ROOT);
    }
}
