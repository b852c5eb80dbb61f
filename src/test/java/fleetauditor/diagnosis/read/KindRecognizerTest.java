package fleetauditor.diagnosis.read;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.EvidenceKind;
import fleetauditor.diagnosis.Samples;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindRecognizerTest {
    private static final Map<String, EvidenceKind> FOLDERS = Map.of(
            "dsregcmd", EvidenceKind.DSREGCMD,
            "events", EvidenceKind.MDM_EVENT_LOG,
            "tasks", EvidenceKind.ENROLLMENT_TASKS,
            "service", EvidenceKind.SERVICE_STATE,
            "registry", EvidenceKind.ENROLLMENT_REGISTRY,
            "jamf", EvidenceKind.JAMF_LOG);

    @Test
    void everySampleIsOfTheKindOfItsFolder() {
        for (Path file : Samples.all()) {
            String folder = file.getParent().getFileName().toString();
            EvidenceKind expected = FOLDERS.get(folder);
            if (folder.equals("pkcs")) {
                expected = file.getFileName().toString().startsWith("ca-")
                        ? EvidenceKind.CA_LOG
                        : EvidenceKind.CONNECTOR_LOG;
            }
            if (expected != null) {
                EvidenceText text = Samples.text(folder + "/" + file.getFileName());
                assertThat(KindRecognizer.recognize(text).kind())
                        .as(file.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AzureAdPrt : NO",
                "Client ErrorCode : 0x801c0021",
                "| Tenant Details |\n TenantId : 1",
                "DRS Discovery Test : PASS"
            })
    void aLineOrTwoOfDsregcmdAreEnough(String text) {
        assertThat(recognize(text)).isEqualTo(EvidenceKind.DSREGCMD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Windows IP Configuration\n   Host Name . . . : PC-7\n   Node Type . . . : Hybrid",
                "Schedule #1 created by enrollment client\nSchedule #3 created by enrollment client",
                "SERVICE_NAME: wuauserv\n  START_TYPE : 4 DISABLED",
                "[HS] Get 2 active user sessions\n[HS] Total valid AAD User session count is 0",
                "<![LOG[[Win32App] dsregcmd EnterpriseMgmt]LOG]!><time=\"1\">",
                "MII_HEARTBEAT_FAILED_NOTIFICATION\nDEVICE_COMPLIANCE_CONNECTION_ERROR",
                "Dear all, the meeting is at ten.",
                "DeviceId : 1"
            })
    void everythingElseIsUnknown(String text) {
        assertThat(recognize(text)).isEqualTo(EvidenceKind.UNKNOWN);
    }

    @Test
    void accountListsAreAKindOfTheirOwn() {
        assertThat(recognize("User accounts:\nAccounts found: 1.\nApplication accounts:\nAccounts found: 0."))
                .isEqualTo(EvidenceKind.DSREGCMD_ACCOUNTS);
    }

    private static EvidenceKind recognize(String text) {
        return KindRecognizer.recognize(EvidenceText.ofText(text)).kind();
    }

    @Test
    void outputsPastedBesideAreRecognizedToo() {
        KindRecognizer.Recognized recognized = KindRecognizer.recognize(EvidenceText.ofText(
                "AzureAdJoined : YES\nDomainJoined : NO\n\nSERVICE_NAME: dmwappushservice\n START_TYPE : 4 DISABLED"));

        assertThat(recognized.kind()).isEqualTo(EvidenceKind.DSREGCMD);
        assertThat(recognized.beside()).containsExactly(EvidenceKind.SERVICE_STATE);
    }
}
