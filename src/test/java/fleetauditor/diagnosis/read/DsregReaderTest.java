package fleetauditor.diagnosis.read;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsregReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "             AzureAdJoined : YES        ",
                "    AzureAdJoined: YES",
                "AzureAdJoined=YES",
                "  10. AzureAdJoined : YES",
                "10: AzureAdJoined : YES",
                "> AzureAdJoined : YES",
                "* **AzureAdJoined** : `YES`",
                "| AzureAdJoined | YES |",
                "\"AzureAdJoined\": \"YES\",",
                "status.txt:5:     AzureAdJoined : YES",
                "[2025-05-05 10:10:10]   AzureAdJoined : YES",
                "2025-05-05T10:10:10Z AzureAdJoined : YES",
                "azureadjoined : yes",
                "　AzureAdJoined　：　YES"
            })
    void aFieldIsReadInEveryLayout(String line) {
        assertThat(read(line).says("AzureAdJoined", "YES")).isTrue();
    }

    @Test
    void aValueKeepsItsColons() {
        assertThat(read("  AzureAdPrtAuthority : https://login.microsoftonline.com:443/x")
                        .text("AzureAdPrtAuthority"))
                .contains("https://login.microsoftonline.com:443/x");
    }

    @Test
    void aSecondColonIsNoValue() {
        assertThat(read("KeySignTest: : PASSED").text("KeySignTest")).contains("PASSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "", "n/a", "(null)"})
    void aPlaceholderIsNoValue(String value) {
        assertThat(read("DeviceId : " + value).value("DeviceId")).isEmpty();
        assertThat(read("DeviceId : " + value).field("DeviceId")).isPresent();
    }

    @Test
    void aMaskedIdStaysAsPrinted() {
        assertThat(read("DeviceId : a926...d8").text("DeviceId")).contains("a926...d8");
    }

    @Test
    void aKeyAloneTakesTheNextLineAsItsValue() {
        DsregReport report = DsregReader.read(Samples.text("dsregcmd/key-and-value-on-two-lines.txt"));

        assertThat(report.says("AzureAdJoined", "YES")).isTrue();
        assertThat(report.text("DeviceId")).contains("3a5f1c22-9c1e-4d2b-8a77-0f3f1e2d4c5b");
    }

    @Test
    void aValueCutByTheConsoleIsJoined() {
        DsregReport report = DsregReader.read(Samples.text("dsregcmd/hybrid-device-disabled.txt"));

        assertThat(report.text("Endpoint URI").orElseThrow()).endsWith("/oauth2/token/");
        assertThat(report.text("Server Error Description").orElseThrow()).contains("Correlation ID: 777");
    }

    @Test
    void aCodeCutInTheMiddleIsJoined() {
        assertThat(read("        DRS Discovery Test : FAIL [0x801c0021/0x8007\n2ee2]")
                        .text("DRS Discovery Test"))
                .contains("FAIL [0x801c0021/0x80072ee2]");
    }

    @Test
    void linesThatAreNoContinuationAreLeftOut() {
        DsregReport report = read("Device Name : PC-1\n   ...\nPS C:\\Users\\x> dsregcmd");

        assertThat(report.text("Device Name")).contains("PC-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12: ", "  12. ", "> ", "[10:11:12] "})
    void emptyNumberedAndQuotedLinesAreNoContinuation(String prefix) {
        String host = "PC-1.a-rather-long-name-of-a-domain.contoso.local";
        DsregReport report = read(prefix + "               Device Name : " + host + "\n" + prefix + "\n" + prefix + "\n"
                + prefix + "+--------------+");

        assertThat(report.text("Device Name")).contains(host);
    }

    @Test
    void theSameKeyInAWorkAccountIsAnotherField() {
        DsregReport report = read("""
                | User State |
                NgcSet : NO
                | Work Account 1 |
                NgcSet : YES
                DeviceCertificateValidity : [ 2001-01-01 00:00:00 UTC -- 2002-01-01 00:00:00 UTC ]
                """);

        assertThat(report.says("NgcSet", "NO")).isTrue();
        assertThat(report.value("DeviceCertificateValidity")).isEmpty();
    }

    @Test
    void anUnknownBoxIsABoxOfItsOwn() {
        DsregReport report = read("| Device State                                     |\nAzureAdJoined : NO\n"
                + "| Something New                                    |\nNgcSet : YES");

        assertThat(report.value("NgcSet").orElseThrow().section()).isEqualTo("Something New");
    }

    @Test
    void anAttemptBelongsToThePrtAboveIt() {
        DsregReport report = read("""
                AzureAdPrt : YES
                EnterprisePrt : NO
                Attempt Status : 0xc000006d
                """);

        assertThat(report.value("Attempt Status").orElseThrow().enterprise()).isTrue();
    }

    @Test
    void serverErrorCodeAndServerErrorCodeInOneWordAreTwoFields() {
        DsregReport report = read("Server ErrorCode : DirectoryError\nServer Error Code : invalid_grant");

        assertThat(report.text("Server ErrorCode")).contains("DirectoryError");
        assertThat(report.text("Server Error Code")).contains("invalid_grant");
    }

    @Test
    void lineNumbersAreThoseOfTheText() {
        assertThat(read("\n\nAzureAdJoined : NO")
                        .value("AzureAdJoined")
                        .orElseThrow()
                        .line()
                        .number())
                .isEqualTo(3);
    }

    private static DsregReport read(String text) {
        return DsregReader.read(EvidenceText.ofText(text));
    }
}
