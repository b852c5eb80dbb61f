package fleetauditor.diagnosis.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {
    @ParameterizedTest
    @CsvSource({
        "0x801c0021, -2145648607, 2149318689",
        "0x80190190, -2145844848, 2149122448",
        "0xC00484C1, -1073445695, 3221521601",
        "0x54b, 1355, 1355"
    })
    void hexAndBothDecimalsAreTheSameBits(String hex, int signed, long unsigned) {
        ErrorCode code = ErrorCode.parse(hex).orElseThrow();

        assertThat(code.signed()).isEqualTo(signed);
        assertThat(code.unsigned()).isEqualTo(unsigned);
        assertThat(ErrorCode.parse(String.valueOf(signed))).contains(code);
        assertThat(ErrorCode.parse(String.valueOf(unsigned))).contains(code);
    }

    @Test
    void shortHexIsPadded() {
        assertThat(ErrorCode.parse("0x54b").orElseThrow().hex()).isEqualTo("0x0000054b");
    }

    @ParameterizedTest
    @CsvSource({"0x80180002b, 0x8018002b", "0x0FFFFFFFF, 0xffffffff"})
    void nineDigitsAreReadWhereMicrosoftPrintsAZeroTooMany(String printed, String meant) {
        assertThat(ErrorCode.parse(printed).orElseThrow().hex()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"0x", "0x123456789", "0x8007000200000000", "4294967296", "-2147483649", "0xzz", "''", "abc"})
    void whatIsNoCodeIsNone(String text) {
        assertThat(ErrorCode.parse(text)).isEmpty();
    }
}
