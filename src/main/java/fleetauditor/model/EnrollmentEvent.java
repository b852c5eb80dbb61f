package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrollment that failed.
 *
 * @param failureCategory for example {@code enrollmentRestrictionsEnforced}; kept as Graph wrote it
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-troubleshooting-enrollmenttroubleshootingevent">enrollmentTroubleshootingEvent</a>
 */
public record EnrollmentEvent(
        String id,
        Instant eventDateTime,
        @Nullable UUID userId,
        @Nullable String failureCategory,
        @Nullable String failureReason,
        @Nullable String operatingSystem) {}
