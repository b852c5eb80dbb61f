package fleetauditor.whatif;

import fleetauditor.audit.CheckInSchedule;
import fleetauditor.model.ManagedDevice;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a device will next sync. Windows syncs every 3 minutes for 15 minutes after enrollment, then every 15 minutes
 * for 2 hours; after that, and on other systems, about every 8 hours.
 *
 * @see <a href="https://learn.microsoft.com/intune/intune-service/configuration/device-profile-troubleshoot">Policy
 *     refresh intervals</a>
 */
final class NextSync {
    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration FIRST_INTERVAL = Duration.ofMinutes(3);
    private static final Duration SECOND = FIRST.plus(Duration.ofHours(2));
    private static final Duration SECOND_INTERVAL = Duration.ofMinutes(15);

    private NextSync() {}

    /** Null when the device does not sync with Intune itself, or when its last sync is unknown. */
    static @Nullable Instant of(ManagedDevice device, Instant now) {
        Instant last = device.lastSyncDateTime();
        if (last == null || device.hasAgent("jamf", "eas", "msSense", "configurationManagerClient")) {
            return null;
        }
        Instant enrolled = device.enrolledDateTime();
        if (enrolled != null && device.isWindows()) {
            if (now.isBefore(enrolled.plus(FIRST))) {
                return after(last, FIRST_INTERVAL, now);
            }
            if (now.isBefore(enrolled.plus(SECOND))) {
                return after(last, SECOND_INTERVAL, now);
            }
        }
        return CheckInSchedule.nextAfter(last, now);
    }

    private static Instant after(Instant last, Duration interval, Instant now) {
        long passed = Math.max(0, Duration.between(last, now).dividedBy(interval));
        return last.plus(interval.multipliedBy(passed + 1));
    }
}
