package fleetauditor.diagnosis.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeScannerTest {
    @Test
    void codesAreFoundInTheOrderOfTheTextEachOnce() {
        assertThat(hex("FAIL [0x801c0021/0x80072ee2], again 0x801C0021")).containsExactly("0x801c0021", "0x80072ee2");
    }

    @Test
    void aSignedNumberIsACodeAndAnUnsignedOneOnlyWhereAWordSaysSo() {
        assertThat(hex("(-2146875374 CERTSRV_E_SUBJECT_EMAIL_REQUIRED)")).containsExactly("0x80094812");
        assertThat(hex("error code: 2149056522")).containsExactly("0x8018000a");
        assertThat(hex("bytes sent 2149056522")).isEmpty();
    }

    @Test
    void aSmallNumberIsAnErrorOnlyBesideAWordThatSaysSo() {
        assertThat(hex("Result: (0x2)")).containsExactly("0x00000002");
        assertThat(hex("エラー コード: 0x5")).containsExactly("0x00000005");
        assertThat(hex("Mode: (0x2), SessionID: (0x2D)")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PushRouterOrigin: (0x80000025)", "HTTP Error : 0x0", "Keywords 0x8000000000000000",
                "telephone 0312345678", "2025-01-01 00:00:00", "a0x801c0021b"
            })
    void whatIsNoErrorIsNotFound(String text) {
        assertThat(hex(text)).isEmpty();
    }

    @Test
    void aCodeBehindTheWordInvalidIsStillFound() {
        assertThat(hex("The request is invalid (0x80070057)")).containsExactly("0x80070057");
    }

    @Test
    void aadstsNumbersAreFound() {
        assertThat(CodeScanner.aadsts("AADSTS50126: x AADSTS700016, AADSTS50126"))
                .containsExactly("AADSTS50126", "AADSTS700016");
    }

    private static List<String> hex(String text) {
        return CodeScanner.errors(text).stream().map(ErrorCode::hex).toList();
    }
}
