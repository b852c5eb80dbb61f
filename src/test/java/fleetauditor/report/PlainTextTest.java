package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "PC-7 – 株式会社 \uD83D\uDE00 naïve\tשלום\n";
        assertThat(PlainText.printable(text)).isEqualTo(text);
        assertThat(PlainText.wellFormed(text)).isEqualTo(text);
    }

    @Test
    void controlCharactersAreDropped() {
        assertThat(PlainText.printable("a\u0000b\u0007c\u007Fd\u009Fe\uFFFEf\uFFFFg"))
                .isEqualTo("abcdefg");
    }

    @Test
    void marksThatTurnTheWritingDirectionAreDropped() {
        assertThat(PlainText.printable("\u202Egpj.exe\u202C \u2066x\u2069")).isEqualTo("gpj.exe x");
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(PlainText.printable("a\uD83D")).isEqualTo("a\uFFFD");
        assertThat(PlainText.wellFormed("\uDE00b")).isEqualTo("\uFFFDb");
    }

    @Test
    void cutKeepsTheLimit() {
        assertThat(PlainText.cut("1234567890", 10)).isEqualTo("1234567890");
        assertThat(PlainText.cut("12345678901", 10))
                .isEqualTo("123456" + PlainText.CUT)
                .hasSize(10);
    }

    @Test
    void cutNeverHalvesACharacter() {
        assertThat(PlainText.cut("\uD83D\uDE00".repeat(10), 9)).isEqualTo("\uD83D\uDE00\uD83D\uDE00" + PlainText.CUT);
    }
}
