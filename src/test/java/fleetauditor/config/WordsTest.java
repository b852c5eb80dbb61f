package fleetauditor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How single values are written in settings. */
class WordsTest {
    @ParameterizedTest
    @CsvSource({"0s, 0", "1s, 1", "90s, 90", "5m, 300", "24h, 86400", "1d, 86400", "90d, 7776000"})
    void aDurationIsANumberAndAUnit(String text, long seconds) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "d", "1.5h", "-1d", "1 d", "1D", "1w", "PT1H", "9999999999d"})
    void whatElseIsWrittenIsNoDuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a duration such as 30s, 24h or 90d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "59s", "90s", "5m", "90m", "2h", "25h", "1d", "90d"})
    void aDurationIsWrittenInItsShortestForm(String text) {
        assertThat(Durations.format(Durations.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"60s, 1m", "3600s, 1h", "24h, 1d", "1440m, 1d"})
    void aLongerFormIsShortened(String text, String shortest) {
        assertThat(Durations.format(Durations.parse(text))).isEqualTo(shortest);
    }

    @Test
    void aSecretDoesNotShow() {
        var secret = new Secret("hunter2");

        assertThat(secret).hasToString("***");
        assertThat("password " + secret).isEqualTo("password ***");
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"graph.timout, graph.timeout", "GRAPH.TIMEOUT, graph.timeout", "graph.trys, graph.tries", "tires, tries"
    })
    void theNearestWordIsMeant(String word, String meant) {
        assertThat(Spelling.nearest(word, List.of("graph.timeout", "graph.tries", "tries")))
                .contains(meant);
    }

    @Test
    void aWordThatResemblesNothingMeansNothing() {
        assertThat(Spelling.nearest("banana", List.of("graph.timeout"))).isEmpty();
        assertThat(Spelling.nearest("banana", List.of())).isEmpty();
    }

    @Test
    void ofTwoThatAreEquallyNearTheFirstInTheAlphabetIsMeant() {
        assertThat(Spelling.nearest("rule-3", List.of("rule-2", "rule-1"))).contains("rule-1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, '', 3",
        "'', abc, 3",
        "abc, abc, 0",
        "abc, axc, 1",
        "abc, bc, 1",
        "kitten, sitting, 3"
    })
    void theDistanceIsTheNumberOfEdits(String a, String b, int edits) {
        assertThat(Spelling.distance(a, b)).isEqualTo(edits);
        assertThat(Spelling.distance(b, a)).isEqualTo(edits);
    }
}
