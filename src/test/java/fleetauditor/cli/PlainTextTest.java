package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "PC-7", "Zoë Łukasz", "営業部", "👩‍💻", "a\u00a0b", "مرحبا"})
    void namesStayAsTheyAre(String name) {
        assertThat(PlainText.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"1b", "9b", "00", "0a", "0d", "09", "7f", "85", "200e", "202e", "2028", "2066", "2069", "061c", "feff"})
    void whatActsOnATerminalBecomesABlank(String hex) {
        char hostile = (char) Integer.parseInt(hex, 16);

        assertThat(PlainText.of("a" + hostile + "b")).isEqualTo("a b");
    }
}
