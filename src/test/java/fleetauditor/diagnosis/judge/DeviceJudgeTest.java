package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceJudgeTest {
    @ParameterizedTest
    @CsvSource({
        "2025-01-01 00:00:00, warning device.certificateNotYetValid",
        "2025-03-01 00:00:00, ",
        "2025-12-20 00:00:00, warning device.certificateEnds",
        "2026-02-01 00:00:00, fault device.certificateExpired"
    })
    void theDeviceCertificateIsHeldAgainstTheClientTime(String time, String expected) {
        List<String> said = said(diagnose("DeviceCertificateValidity : [ 2025-02-01 00:00:00.000 UTC -- "
                + "2026-01-01 00:00:00.000 UTC ]\nClient Time : " + time + " UTC"));

        assertThat(said).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void withoutATimeTheCertificateIsNotJudged() {
        assertThat(diagnose("DeviceCertificateValidity : [ 2001-01-01 00:00:00 UTC -- 2002-01-01 00:00:00 UTC ]")
                        .conclusions())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAILED. Device is either disabled or deleted | fault device.disabledOrDeleted",
                "FAILED. Error: 0xd000023c | expected device.authFailed/0xd000023c",
                "FAILED. Unable to reach the service | warning device.authFailedSilently"
            })
    void entrasAnswerToTheDeviceIsRead(String status, String expected) {
        assertThat(said(diagnose("DeviceAuthStatus : " + status))).containsExactly(expected);
    }

    @Test
    void goodAnswersSayNothing() {
        assertThat(diagnose("DeviceAuthStatus : SUCCESS\nKeySignTest : PASSED\nTpmProtected : YES")
                        .conclusions())
                .isEmpty();
    }

    @Test
    void aSoftwareKeyIsGoodToKnow() {
        assertThat(said(diagnose("TpmProtected : NO\nKeyProvider : Microsoft Software Key Storage Provider")))
                .containsExactly("info device.softwareKey");
    }

    @Test
    void aDeviceMarkedForRecoveryIsAWarning() {
        assertThat(said(diagnose("AadRecoveryEnabled : YES"))).containsExactly("warning device.recovery");
    }

    @Test
    void helloIsOnlyInformation() {
        assertThat(said(diagnose("PreReqResult : WillNotProvision\nPolicyEnabled : NO\nDeviceEligible : YES")))
                .containsExactly("info hello.willNotProvision");
    }

    @Test
    void proxyDetectionThatFindsNothingIsOnlyInformation() {
        assertThat(said(diagnose("Auto Detect PAC Status : Failed to auto detect. code: 0x80072f94")))
                .containsExactly("info proxy.notDetected/0x80072f94");
    }

    @Test
    void aProxyOfTheUserAloneIsTold() {
        assertThat(said(diagnose("""
                        | IE Proxy Config for Current User |
                        Proxy Server List : proxy.contoso.com:8080
                        | WinHttp Default Proxy Config |
                        Access Type : DIRECT
                        AzureAdJoined : YES
                        """))).containsExactly("info proxy.userOnly");
    }
}
