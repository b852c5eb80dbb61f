package fleetauditor.text;

import static fleetauditor.text.Language.EN;
import static fleetauditor.text.Language.JA;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Violation.Nothing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    @Test
    void placeholdersAreReplacedAndUnknownOnesStay() {
        assertThat(Template.fill("{a} met {b.c} and {0}, not {d}; {a}", Map.of("a", "Ann", "b.c", 7, "0", true), EN))
                .isEqualTo("Ann met 7 and true, not {d}; Ann");
    }

    @Test
    void aValueIsNeverReadAsAPlaceholderNorAsAPattern() {
        assertThat(Template.fill("{a} {b}", Map.of("a", "{b} $1 \\ {0}", "b", "x"), EN))
                .isEqualTo("{b} $1 \\ {0} x");
    }

    @Test
    void valuesAreWrittenForPeople() {
        assertThat(Template.format(Instant.parse("2026-08-15T09:05:59Z"), EN)).isEqualTo("2026-08-15 09:05 UTC");
        assertThat(Template.format(List.of("a", 1, List.of("b", "c")), EN)).isEqualTo("a, 1, b, c");
        assertThat(Template.format(Nothing.NOTHING, EN)).isEqualTo("unknown");
        assertThat(Template.format(Nothing.NOTHING, JA)).isEqualTo("不明");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 minutes, 0 分",
        "60, 1 minute, 1 分",
        "5400, 90 minutes, 90 分",
        "7199, 119 minutes, 119 分",
        "7200, 2 hours, 2 時間",
        "93600, 26 hours, 26 時間",
        "172799, 47 hours, 47 時間",
        "172800, 2 days, 2 日",
        "-172800, 2 days, 2 日",
        "34560000, 400 days, 400 日"
    })
    void aDurationIsWrittenInTheLargestUnitThatIsAtLeastTwo(long seconds, String english, String japanese) {
        assertThat(Template.format(Duration.ofSeconds(seconds), EN)).isEqualTo(english);
        assertThat(Template.format(Duration.ofSeconds(seconds), JA)).isEqualTo(japanese);
    }

    @Test
    void theMachinesLocaleDoesNotShow() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Template.format(Instant.parse("2026-08-15T09:05:59Z"), EN))
                    .isEqualTo("2026-08-15 09:05 UTC");
            assertThat(Template.format(Duration.ofDays(30), EN)).isEqualTo("30 days");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, EN", "JA, JA", "fr, ", "'', "})
    void aLanguageIsNamedWhateverTheCase(String key, Language language) {
        assertThat(Language.named(key)).isEqualTo(java.util.Optional.ofNullable(language));
    }
}
