package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainLineTest {
    @Test
    void ordinaryTextOfEveryScriptStays() {
        String text = "Zoë's PC – 会議室の端末 \uD83D\uDE00 <b>&amp; *x* `y`";
        assertThat(PlainLine.of(text, 200)).isEqualTo(text);
    }

    @Test
    void whatBreaksOrTurnsALineBecomesABlank() {
        assertThat(PlainLine.of("a\r\nb\u2028c\u2029d\u0085e\u0000f\u001Bg\u202Eh\u200Fi\tj", 200))
                .isEqualTo("a  b c d e f g h i j");
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(PlainLine.of("a\uD83Db", 200)).isEqualTo("a\uFFFDb");
        assertThat(PlainLine.wellFormed("a\uDE00b\uD83D\uDE00")).isEqualTo("a\uFFFDb\uD83D\uDE00");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(PlainLine.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(PlainLine.of("abcdefg", 6)).isEqualTo("abcdef…");
        assertThat(PlainLine.of("abcde\uD83D\uDE00fg", 6)).isEqualTo("abcde\uD83D\uDE00…");
    }
}
