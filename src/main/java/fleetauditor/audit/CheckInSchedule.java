package fleetauditor.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * When a managed device contacts Intune by itself: about every 8 hours once the first hours after enrollment are over.
 *
 * @see <a href="https://learn.microsoft.com/intune/intune-service/configuration/device-profile-troubleshoot">Policy
 *     refresh intervals</a>
 */
public final class CheckInSchedule {
    /** The regular distance of two check-ins. */
    public static final Duration INTERVAL = Duration.ofHours(8);

    private CheckInSchedule() {}

    /** The first regular check-in after {@code now} for a device that last synced at {@code lastSync}. */
    public static Instant nextAfter(Instant lastSync, Instant now) {
        return lastSync.plus(INTERVAL.multipliedBy(missed(lastSync, now) + 1));
    }

    /** How many regular check-ins lie between {@code lastSync} and {@code now}; none when the sync lies ahead. */
    public static long missed(Instant lastSync, Instant now) {
        return Math.max(0, Duration.between(lastSync, now).dividedBy(INTERVAL));
    }
}
