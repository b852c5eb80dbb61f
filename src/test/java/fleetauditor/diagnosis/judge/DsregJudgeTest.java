package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.conclusion;
import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.diagnoseFile;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DsregJudgeTest {
    @ParameterizedTest
    @CsvSource({
        "YES, NO, NO, entraJoined",
        "NO, NO, YES, domainJoined",
        "YES, NO, YES, hybridJoined",
        "NO, YES, YES, onPremisesDrs",
        "NO, NO, NO, notJoined",
        "YES, YES, YES, contradictory",
        "YES, YES, NO, contradictory",
        "YES, YES, '', contradictory",
        "YES, '', NO, entraJoined",
        "NO, '', NO, notJoined",
        "YES, NO, '', ",
        "NO, NO, '', ",
        "'', NO, YES, ",
        "NO, YES, NO, ",
        "UNKNOWN, NO, NO, ",
        "YES, ERROR (0xd0020017), NO, "
    })
    void theJoinStateFollowsFromThreeFields(String entra, String enterprise, String domain, String state) {
        Diagnosis d = diagnose(field("AzureAdJoined", entra) + field("EnterpriseJoined", enterprise)
                + field("DomainJoined", domain) + "NgcSet : NO");

        assertThat(d.dsreg().joinState() == null ? null : d.dsreg().joinState().key())
                .isEqualTo(state);
    }

    private static String field(String key, String value) {
        return value.isEmpty() ? "" : key + " : " + value + "\n";
    }

    @Test
    void aWorkAccountIsAWarningOnADomainComputerAndGoodToKnowElsewhere() {
        assertThat(said(diagnose("DomainJoined : YES\nAzureAdJoined : NO\nWorkplaceJoined : YES")))
                .contains("warning join.dualState");
        assertThat(said(diagnose("DomainJoined : NO\nAzureAdJoined : NO\nWorkplaceJoined : YES")))
                .contains("info join.workAccount")
                .noneMatch(s -> s.startsWith("warning") || s.startsWith("fault"));
    }

    @Test
    void statesWithoutAnErrorAreNoFault() {
        assertThat(diagnose("AzureAdJoined : NO\nDomainJoined : YES\nAzureAdPrt : NO")
                        .hasFault())
                .isFalse();
        assertThat(diagnose("AzureAdJoined : NO\nDomainJoined : NO\nAzureAdPrt : NO")
                        .hasFault())
                .isFalse();
    }

    @Test
    void aDisabledDeviceIsToldBySeveralFields() {
        Diagnosis d = diagnoseFile("dsregcmd/hybrid-device-disabled.txt");

        assertThat(said(d))
                .contains(
                        "fault prt.attemptFailed/AADSTS50155",
                        "fault device.disabledOrDeleted",
                        "fault device.keyBroken",
                        "warning surroundings.unreadable/0x80070520",
                        "info mdm.noAddress");
        assertThat(d.device().user()).isEqualTo("mary@fabrikam.com");
    }

    @Test
    void thePreCheckFailsWithoutADomainController() {
        Conclusion c = conclusion(diagnoseFile("dsregcmd/no-domain-controller.txt"), "registration.failed");

        assertThat(c.gravity()).isEqualTo(Gravity.FAULT);
        assertThat(c.phase()).isEqualTo(Phase.PRE_CHECK);
        assertThat(c.codes()).containsExactly("0x0000054b");
    }

    @Test
    void aGenericCodeIsNeverTheCauseWhenASubCodeIsThere() {
        Conclusion c =
                conclusion(diagnose("DRS Discovery Test : FAIL [0x801c0021/0x80072efd]"), "registration.testFailed");

        assertThat(c.decider()).isEqualTo("EC-008");
        assertThat(c.codes()).containsExactly("0x801c0021", "0x80072efd");
    }

    @Test
    void theServersMessageCountsBeforeEveryCode() {
        Conclusion c = conclusion(diagnose("""
                        Error Phase : join
                        Client ErrorCode : 0x801c03f2
                        Server ErrorCode : DirectoryError
                        Server Message : AADSTS90002: Tenant '4711' not found. Check to make sure you have the correct tenant ID.
                        """), "registration.failed");

        assertThat(c.decider()).isEqualTo("EC-040");
        assertThat(c.gravity()).isEqualTo(Gravity.FAULT);
        assertThat(c.codes()).containsExactly("0x801c03f2", "AADSTS90002");
    }

    @ParameterizedTest
    @CsvSource({
        "DirectoryError, The device object by the given id (x) is not found.",
        "DirectoryError, Your request is throttled temporarily. Please try after 300 seconds.",
        "AuthenticationError, The verification of the target computer's SID failed"
    })
    void whatPassesByItselfIsExpectedUntilItIsOld(String code, String message) {
        String text = "Previous Registration : %s UTC\nError Phase : join\nClient ErrorCode : 0x801c03f2\n"
                + "Server ErrorCode : " + code + "\nServer Message : " + message
                + "\nClient Time : 2025-03-03 10:00:00 UTC";

        assertThat(conclusion(diagnose(text.formatted("2025-03-03 09:00:00")), "registration.failed")
                        .gravity())
                .isEqualTo(Gravity.EXPECTED);
        assertThat(conclusion(diagnose(text.formatted("2025-03-01 09:00:00")), "registration.failed")
                        .gravity())
                .isEqualTo(Gravity.WARNING);
    }

    @Test
    void anUnknownServerMessageIsQuoted() {
        Conclusion c = conclusion(diagnoseFile("dsregcmd/quoted-federated-auth.txt"), "registration.serverRefused");

        assertThat(c.phase()).isEqualTo(Phase.AUTH);
        assertThat(c.values().get("server").toString()).startsWith("ID3242: The security token");
    }

    @Test
    void aTestAndTheLastAttemptWithTheSameCodeAreOneStory() {
        Diagnosis d = diagnose("""
                AD Configuration Test : FAIL [0x80070002]
                DRS Discovery Test : SKIPPED
                Error Phase : discover
                Client ErrorCode : 0x801c001d
                """);

        assertThat(said(d)).containsExactly("fault registration.failed/0x801c001d");
        assertThat(d.conclusions().get(0).codes()).containsExactly("0x801c001d", "0x80070002");
    }

    @Test
    void ofSeveralFailingTestsTheFirstInTheOrderOfWindowsComesFirst() {
        Diagnosis d = diagnose("Token acquisition Test : FAIL [0xcaa90017]\nAD Connectivity Test : FAIL [0x54b]");

        assertThat(d.conclusions()).extracting(Conclusion::phase).startsWith(Phase.PRE_CHECK, Phase.AUTH);
    }

    @Test
    void passAndSkippedAreNoFaults() {
        assertThat(diagnose("AD Connectivity Test : PASS\nDRS Discovery Test : SKIPPED\nKeySignTest : PASSED")
                        .hasFault())
                .isFalse();
    }

    @Test
    void anAttemptInTheDecimalFormIsUnderstood() {
        assertThat(conclusion(diagnose("Client ErrorCode : -2145648582"), "registration.failed")
                        .codes())
                .containsExactly("0x801c003a");
    }

    @Test
    void everyCodeIsNamedAlsoInAFieldThatNobodyKnows() {
        assertThat(said(diagnoseFile("dsregcmd/wide-blanks-and-new-fields.txt")))
                .contains("warning code.unknown/0x80041234", "fault registration.testFailed/0x81234567");
    }

    @Test
    void aPlaceholderInTheCodeIsNoCode() {
        assertThat(diagnose("Client ErrorCode : 0x0\nAttempt Status : 0x0\nAzureAdPrt : YES")
                        .conclusions())
                .isEmpty();
    }
}
