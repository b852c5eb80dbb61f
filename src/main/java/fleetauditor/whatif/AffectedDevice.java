package fleetauditor.whatif;

import fleetauditor.model.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that a user who loses Intune works with.
 *
 * @param subject the managed device; for a PC of somebody else the Entra device
 * @param key tells one device from another, whichever record of it was found
 * @param operatingSystem as Graph wrote it; null when unknown
 * @param lastSyncDateTime null when unknown or not managed by Intune
 * @param nextSyncDueAt the first sync that fails; null when unknown, or when the device does not sync with Intune itself
 * @param isSilent whether it has not synced for over 30 days already
 * @param complianceState what Intune says now; null when unknown
 * @param becomesNoncompliant whether the built-in policy "Enrolled user exists" then marks it; our inference
 */
public record AffectedDevice(
        Relation relation,
        Subject subject,
        UUID key,
        @Nullable String operatingSystem,
        @Nullable Instant lastSyncDateTime,
        @Nullable Instant nextSyncDueAt,
        boolean isSilent,
        @Nullable String complianceState,
        boolean becomesNoncompliant) {
    /** What the user has to do with the device. */
    public enum Relation {
        /** The primary user of a device that Intune manages. */
        PRIMARY("primary"),
        /** Signed in to a joined PC of somebody else, or of nobody, within 30 days. */
        SIGNED_IN("signed-in"),
        /** The user of a Mac that Jamf manages. */
        JAMF("jamf");

        private final String key;

        Relation(String key) {
            this.key = key;
        }

        /** The word in the JSON answer. */
        public String key() {
            return key;
        }
    }
}
