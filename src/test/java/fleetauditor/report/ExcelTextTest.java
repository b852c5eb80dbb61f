package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx", "＝1"})
    void noticesWhatExcelWouldTakeForAFormula(String text) {
        assertThat(ExcelText.looksLikeFormula(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PC-7", " =1", "'=1", "1-1"})
    void leavesOtherTextAlone(String text) {
        assertThat(ExcelText.looksLikeFormula(text)).isFalse();
    }

    @Test
    void escapesWhatExcelWouldTakeForAnEscape() {
        assertThat(ExcelText.of("_x0041_ _xyz_ x_x00e9_")).isEqualTo("_x005F_x0041_ _xyz_ x_x005F_x00e9_");
    }

    @Test
    void fitsACellEvenWhenEscapingMakesItLonger() {
        assertThat(ExcelText.of("_x0041_".repeat(5_000))).hasSize(ExcelText.LONGEST);
    }

    @Test
    void hasOneKindOfLineBreak() {
        assertThat(ExcelText.of("a\r\nb\rc\nd")).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void countsWideCharactersTwice() {
        assertThat(ExcelText.lines("0123456789", 10)).isEqualTo(1);
        assertThat(ExcelText.lines("0123456789xy", 10)).isEqualTo(2);
        assertThat(ExcelText.lines("端末の同期", 10)).isEqualTo(1);
        assertThat(ExcelText.lines("端末の同期が", 10)).isEqualTo(2);
        assertThat(ExcelText.lines("a\nb\nc", 10)).isEqualTo(3);
    }
}
