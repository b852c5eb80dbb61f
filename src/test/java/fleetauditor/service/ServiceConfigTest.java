package fleetauditor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fleetauditor.config.ConfigException;
import fleetauditor.config.Setting;
import fleetauditor.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceConfigTest {
    @Test
    void everythingHasADefault() {
        assertThat(read(Map.of())).isEqualTo(new ServiceConfig("0 30 2 * * ?", ZoneId.of("UTC"), Path.of("data")));
    }

    @Test
    void everyKeyIsRead() {
        assertThat(read(Map.of(
                        "service.cron",
                        "0 0 4 ? * MON-FRI",
                        "service.timeZone",
                        "Asia/Tokyo",
                        "service.state",
                        "/var/x")))
                .isEqualTo(new ServiceConfig("0 0 4 ? * MON-FRI", ZoneId.of("Asia/Tokyo"), Path.of("/var/x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service.cron     | every night  | not a Quartz cron expression such as '0 30 2 * * ?' (half past two every night)",
                "service.cron     | 30 2 * * *   | not a Quartz cron expression such as '0 30 2 * * ?' (half past two every night)",
                "service.cron     | 0 30 25 * * ? | not a Quartz cron expression such as '0 30 2 * * ?' (half past two every night)",
                "service.timeZone | Mars/Olympus | not a time zone such as UTC or Europe/Berlin"
            })
    void aMistakeIsNamed(String key, String value, String why) {
        var settings = new Settings(Map.of(key, value));
        ServiceConfig.from(settings);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(settings::finish)
                .withMessage(key + " = '" + value + "': " + why);
    }

    @Test
    void theReferenceNamesTheKeys() {
        var settings = new Settings(Map.of());
        ServiceConfig.from(settings);

        assertThat(settings.reference())
                .extracting(Setting::key)
                .containsExactly("service.cron", "service.timeZone", "service.state");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-08-15T09:00:00Z, 2026-08-16T02:30:00Z",
        "UTC, 2026-08-15T02:29:59Z, 2026-08-15T02:30:00Z",
        "UTC, 2026-08-15T02:30:00Z, 2026-08-16T02:30:00Z",
        "Asia/Tokyo, 2026-08-15T09:00:00Z, 2026-08-15T17:30:00Z",
        "Europe/Berlin, 2026-08-15T09:00:00Z, 2026-08-16T00:30:00Z",
        "Europe/Berlin, 2026-12-15T09:00:00Z, 2026-12-16T01:30:00Z"
    })
    void theHoursAreThoseOfTheTimeZone(String zone, Instant now, Instant next) {
        assertThat(Schedule.next(read(Map.of("service.timeZone", zone)), now)).contains(next);
    }

    @Test
    void aTimeThatNeverComesIsNoTime() {
        ServiceConfig config = read(Map.of("service.cron", "0 0 0 30 2 ?"));

        assertThat(Schedule.next(config, Instant.parse("2026-08-15T09:00:00Z"))).isEmpty();
    }

    private static ServiceConfig read(Map<String, String> given) {
        var settings = new Settings(given);
        ServiceConfig config = ServiceConfig.from(settings);
        settings.finish();
        return config;
    }
}
