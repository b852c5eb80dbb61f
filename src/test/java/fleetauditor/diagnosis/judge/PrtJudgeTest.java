package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.conclusion;
import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.diagnoseFile;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.PrtState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrtJudgeTest {
    private static final String JOINED = "AzureAdJoined : YES\nDomainJoined : YES\nDevice Name : PC-77.contoso.local\n";

    @ParameterizedTest
    @CsvSource({
        "2025-03-03 13:59:59, VALID",
        "2025-03-03 14:00:00, VALID",
        "2025-03-03 14:00:01, STALE",
        "2025-03-17 10:00:01, EXPIRED"
    })
    void theStateFollowsFromTheTimeTheEvidenceWasTaken(String clientTime, PrtState state) {
        Diagnosis d = diagnose("AzureAdPrt : YES\nAzureAdPrtUpdateTime : 2025-03-03 10:00:00.000 UTC\n"
                + "AzureAdPrtExpiryTime : 2025-03-17 10:00:00.000 UTC\nClient Time : " + clientTime + " UTC");

        assertThat(d.dsreg().prtState()).isEqualTo(state);
        assertThat(d.hasFault()).isEqualTo(state == PrtState.EXPIRED);
    }

    @Test
    void withoutClientTimeTheNewestEventCounts() {
        Diagnosis d = diagnose("""
                AzureAdPrt : YES
                AzureAdPrtUpdateTime : 2025-03-03 10:00:00 UTC
                AzureAdPrtExpiryTime : 2025-03-17 10:00:00 UTC
                EnterprisePrtUpdateTime : 2025-03-03 20:00:00 UTC
                EnterprisePrtExpiryTime : 2025-03-17 20:00:00 UTC
                """);

        assertThat(d.dsreg().prtState()).isEqualTo(PrtState.STALE);
    }

    @Test
    void withoutAnyTimeAPrtIsValid() {
        assertThat(diagnose("AzureAdPrt : YES").dsreg().prtState()).isEqualTo(PrtState.VALID);
    }

    @Test
    void anExpiryBeforeTheUpdateIsContradictoryAndNoFault() {
        Diagnosis d = diagnose("AzureAdPrt : YES\nAzureAdPrtUpdateTime : 2025-03-03 10:00:00 UTC\n"
                + "AzureAdPrtExpiryTime : 2024-03-17 10:00:00 UTC");

        assertThat(d.dsreg().prtState()).isEqualTo(PrtState.EXPIRED);
        assertThat(said(d)).containsExactly("warning prt.contradictory");
    }

    @Test
    void aMissingPrtIsAFaultForAnEntraUserOfAJoinedDevice() {
        Diagnosis d = diagnose(JOINED + "AzureAdPrt : NO\nExecuting Account Name : CONTOSO\\ann, ann@contoso.com");

        assertThat(said(d)).contains("fault prt.missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PC-77\\admin, admin",
                "pc-77\\admin",
                ".\\admin",
                "CONTOSO\\PC-77$, PC-77$@contoso.local",
                "NT AUTHORITY\\SYSTEM",
                "WORKGROUP\\PC-77$",
                "SYSTEM"
            })
    void underALocalAccountNoPrtIsExpected(String account) {
        Diagnosis d = diagnose(JOINED + "AzureAdPrt : NO\nExecuting Account Name : " + account);

        assertThat(said(d)).containsExactly("info prt.missingLocalAccount");
    }

    @Test
    void anEntraAccountOnAnEntraJoinedDeviceIsNoLocalOne() {
        String joined = "AzureAdJoined : YES\nDomainJoined : NO\nDevice Name : PC-77\nAzureAdPrt : NO\n";

        assertThat(diagnose(joined + "Executing Account Name : AzureAD\\AnnLee, ann@contoso.com")
                        .hasFault())
                .isTrue();
        assertThat(diagnose(joined + "Executing Account Name : PC-77\\x, x").hasFault())
                .isFalse();
    }

    @Test
    void withoutTheJoinStateAMissingPrtIsOnlyAWarning() {
        assertThat(said(diagnose("AzureAdPrt : NO"))).containsExactly("warning prt.missingJoinUnknown");
    }

    @Test
    void theServersNumberDecidesAboutAFailedAttempt() {
        Conclusion c = conclusion(diagnose("""
                        AzureAdPrt : NO
                        Attempt Status : 0xc000006d
                        HTTP Error : 0x0
                        Server Error Description : AADSTS50034: The user account does not exist
                        """), "prt.attemptFailed");

        assertThat(c.decider()).isEqualTo("EC-057");
        assertThat(c.codes()).containsExactly("0xc000006d", "AADSTS50034");
    }

    @Test
    void anUnknownNumberOfEntraIsAFaultAndNamed() {
        assertThat(said(diagnose("AzureAdPrt : NO\nAttempt Status : 0xc00000d0\n"
                        + "Server Error Description : AADSTS999123: Something new")))
                .containsExactly("fault prt.attemptFailed/AADSTS999123");
    }

    @Test
    void anAttemptBeforeTheLastRenewalIsHistory() {
        assertThat(said(diagnoseAttempt("2025-03-03 09:00:00")))
                .containsExactly("expected prt.attemptBeforeRenewal/0xc000006d");
        assertThat(said(diagnoseAttempt("2025-03-03 11:00:00")))
                .containsExactly("warning prt.renewalFailed/0xc000006d");
    }

    private static Diagnosis diagnoseAttempt(String time) {
        return diagnose("AzureAdPrt : YES\nAzureAdPrtUpdateTime : 2025-03-03 10:00:00 UTC\n" + "Previous Prt Attempt : "
                + time + " UTC\nAttempt Status : 0xc000006d");
    }

    @Test
    void aFailureOfTheAdFsPrtIsAWarningOutsideThePhases() {
        Conclusion c = conclusion(
                diagnose("AzureAdPrt : YES\nEnterprisePrt : NO\nAttempt Status : 0xc000006d"),
                "enterprisePrt.attemptFailed");

        assertThat(c.gravity()).isEqualTo(Gravity.WARNING);
        assertThat(c.phase()).isNull();
    }

    @Test
    void aSuffixThatCannotBeVerifiedIsToldBesideTheError() {
        assertThat(said(diagnose("AzureAdPrt : NO\nAttempt Status : 0xc004844c\nUser Identity : ann@contoso.local")))
                .containsExactly("fault prt.attemptFailed/0xc004844c", "warning prt.notRoutable");
    }

    @Test
    void anExpiredPrtInAMarkdownTableIsAFault() {
        assertThat(said(diagnoseFile("dsregcmd/markdown-table-expired.txt"))).contains("fault prt.expired");
    }
}
