package fleetauditor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | PT1S",
                "300 | PT5M",
                " 2.128 | PT2.128S",
                "0.5 | PT0.5S",
                "31,120 | PT2M",
                "120, 31 | PT2M",
                "Sat, 15 Aug 2026 09:02:00 GMT | PT2M"
            })
    void aWaitIsReadInEveryFormThatGraphUses(String text, Duration wait) {
        assertThat(RetryAfter.parse(List.of(text), NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "-1",
                "",
                " ",
                "soon",
                "1e3",
                "99999999999",
                "Sat, 15 Aug 2026 09:00:00 GMT",
                "Sat, 15 Aug 2026 08:00:00 GMT",
                "Sat, 99 Aug 2026 08:00:00 GMT"
            })
    void whatSaysNothingUsefulIsNoWait(String text) {
        assertThat(RetryAfter.parse(List.of(text), NOW)).isNull();
    }

    @Test
    void theLongestOfSeveralHeadersCounts() {
        assertThat(RetryAfter.parse(List.of("3", "10", "0"), NOW)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryAfter.parse(List.of(), NOW)).isNull();
    }
}
