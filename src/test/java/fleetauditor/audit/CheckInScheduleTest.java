package fleetauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInScheduleTest {
    @ParameterizedTest
    @CsvSource({
        // last sync, now, missed, next
        "2026-08-15T00:00:00Z, 2026-08-15T00:00:00Z, 0, 2026-08-15T08:00:00Z",
        "2026-08-15T00:00:00Z, 2026-08-15T07:59:59Z, 0, 2026-08-15T08:00:00Z",
        "2026-08-15T00:00:00Z, 2026-08-15T08:00:00Z, 1, 2026-08-15T16:00:00Z",
        "2026-08-15T00:00:00Z, 2026-08-16T00:00:01Z, 3, 2026-08-16T08:00:00Z",
        "2026-08-15T00:00:00Z, 2026-08-14T23:00:00Z, 0, 2026-08-15T08:00:00Z"
    })
    void aDeviceChecksInEveryEightHours(Instant lastSync, Instant now, long missed, Instant next) {
        assertThat(CheckInSchedule.missed(lastSync, now)).isEqualTo(missed);
        assertThat(CheckInSchedule.nextAfter(lastSync, now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "notRegisteredPendingEnrollment, not-registered-pending-enrollment",
        "CountViolation, count-violation",
        "ProhibitedInUsageLocationViolation, prohibited-in-usage-location-violation",
        "revoked, revoked",
        "error404Found, error404-found",
        "'', ''"
    })
    void aCauseIsGraphsWordInKebabCase(String word, String cause) {
        assertThat(Causes.kebab(word)).isEqualTo(cause);
    }
}
