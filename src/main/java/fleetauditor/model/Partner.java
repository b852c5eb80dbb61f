package fleetauditor.model;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device management partner such as Jamf, of either connection.
 *
 * @param partnerState unknown, unavailable, enabled, terminated, rejected or unresponsive; null when not said
 * @param partnerAppType null for a compliance partner, which has none
 * @param isConfigured null for a compliance partner, which does not say
 * @param lastHeartbeatDateTime null when it never sent one
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-onboarding-devicemanagementpartner">deviceManagementPartner</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-onboarding-compliancemanagementpartner">complianceManagementPartner</a>
 */
public record Partner(
        UUID id,
        Connection connection,
        String displayName,
        @Nullable String partnerState,
        @Nullable String partnerAppType,
        @Nullable UUID singleTenantAppId,
        @Nullable Boolean isConfigured,
        @Nullable Instant lastHeartbeatDateTime,
        @Nullable Instant whenPartnerDevicesWillBeRemovedDateTime,
        @Nullable Instant whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime) {
    /** Which of the two ways the partner is connected. */
    public enum Connection {
        /** {@code deviceManagementPartners}, unsupported by Jamf since 2024-09. */
        LEGACY,
        /** {@code complianceManagementPartners}, today's Device Compliance. */
        COMPLIANCE
    }

    public boolean isNamedJamf() {
        return displayName.toLowerCase(Locale.ROOT).contains("jamf");
    }

    public Subject subject() {
        return new Subject(SubjectKind.PARTNER, id.toString(), displayName);
    }
}
