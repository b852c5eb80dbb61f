package fleetauditor.diagnosis.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeFamilyTest {
    @ParameterizedTest
    @CsvSource({
        "0x80190194, http, 404",
        "0x80190001, mregister, 1",
        "0x8018002a, enrollment, 42",
        "0x80072ee2, wininet, 12002",
        "0x00002ee7, wininet, 12007",
        "0xcaa82efd, adal-wininet, 12029",
        "0xcaa70004, adal, 4",
        "0x80070005, win32, 5",
        "0x00000005, win32, 5",
        "0xc000006d, ntstatus, 3221225581",
        "0xd0020017, ntstatus-hresult, 3489792023",
        "0xc0048444, cloudap, 33860",
        "0x80048444, cloudap, 33860",
        "0x80280001, tpm, 1",
        "0x80290409, tpm-pcp, 1033",
        "0x801c0099, dsreg, 153",
        "0x80094012, certificate-services, 16402",
        "0x80092013, crypto, 8211",
        "0x87d101f4, syncml, 500",
        "0x87d1fde8, intune, 65000",
        "0x81234567, unknown, 2166572391"
    })
    void everyCodeIsPlacedInItsFamily(String code, String family, long number) {
        assertThat(CodeFamily.of(ErrorCode.parse(code).orElseThrow())).isEqualTo(new CodeFamily(family, number));
    }
}
