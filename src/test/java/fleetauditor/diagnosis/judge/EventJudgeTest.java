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

class EventJudgeTest {
    @Test
    void twoEventsOfOneFailureAreOneConclusion() {
        Diagnosis d = diagnoseFile("events/join-not-synchronized.txt");

        assertThat(said(d)).containsExactly("expected registration.logged/EC-041");
        assertThat(d.conclusions().get(0).phase()).isEqualTo(Phase.JOIN);
        assertThat(d.device().host()).isEqualTo("FAB-LT-0042.fabrikam.local");
    }

    @Test
    void eventsOfAJapaneseMachineAreRead() {
        Diagnosis d = diagnoseFile("events/japanese-auth.txt");

        assertThat(said(d)).containsExactly("fault registration.logged/0xcaa90023");
        assertThat(d.conclusions().get(0).phase()).isEqualTo(Phase.AUTH);
        assertThat(d.device().host()).isEqualTo("PC-JP-1.contoso.local");
    }

    @Test
    void everyRowOfATableIsAnEvent() {
        assertThat(said(diagnoseFile("events/table.txt")))
                .containsExactly(
                        "fault enroll.failed/0x80180018",
                        "fault enroll.failed/0x80180002",
                        "fault sync.rejected/0x80190190");
    }

    @Test
    void aPrtAttemptIsWhatStandsBetweenItsTwoEvents() {
        Conclusion c = conclusion(diagnoseFile("events/prt-attempt.txt"), "prt.attemptFailed");

        assertThat(c.phase()).isEqualTo(Phase.PRT);
        assertThat(c.decider()).isEqualTo("EC-057");
        assertThat(c.codes()).containsExactly("0xc000006d", "0x00002ee7", "AADSTS50034");
    }

    @Test
    void xmlAndCsvAreRead() {
        assertThat(said(diagnoseFile("events/events.xml")))
                .containsExactly("fault token.failed/AADSTS53000", "fault enroll.failed/0x8018002a");
        assertThat(said(diagnoseFile("events/events.csv")))
                .containsExactly("fault registration.logged/0x801c001d", "expected registration.logged/0x801c001d");
    }

    @Test
    void successesAreGoodToKnow() {
        assertThat(said(diagnoseFile("events/wevtutil.txt")))
                .containsExactly("fault enroll.failed/0x80180013", "info enroll.succeeded");
    }

    @Test
    void theMessageOnTheScreenIsEvidenceToo() {
        assertThat(said(diagnose("Sync could not be initiated (0x80190190)")))
                .containsExactly("fault sync.rejected/0x80190190");
    }

    @Test
    void aFailedSettingDoesNotStopTheSync() {
        Diagnosis d =
                diagnose("MDM ConfigurationManager: Command failure status. CSP URI: ./Device/Vendor/MSFT/Policy/X, "
                        + "Result: (0x86000002).");

        assertThat(d.conclusions()).extracting(Conclusion::gravity).containsExactly(Gravity.WARNING);
    }

    @Test
    void intunesProbeIsNoFault() {
        assertThat(
                        said(
                                diagnose(
                                        "MDM ConfigurationManager: Command failure status. CSP URI: ./x/FakePolicy/Version Result: (0x2)")))
                .containsExactly("info csp.harmlessProbe");
    }

    @Test
    void numbersOfAGoodSessionAreNoCodes() {
        Diagnosis d = diagnose("""
                MDM Session: OMA-DM session started for EnrollmentID (X) with server: (MS DM Server), PushRouterOrigin: (0x80000025), Mode: (0x2)
                MDM Session: OMA-DM session ended with status: (The operation completed successfully.)
                """);

        assertThat(said(d)).containsExactly("info sync.completed");
    }

    @Test
    void aMissingDomainControllerIsToldWithoutACode() {
        assertThat(said(diagnose("Source: User Device Registration\nEvent ID: 335\n"
                        + "The device can NOT be joined because a domain controller could not be located.")))
                .containsExactly("fault registration.noDomainController");
    }

    @Test
    void aWin32NumberIsNotExplainedByAnotherPlace() {
        Diagnosis d =
                diagnose("MDM Session: OMA-DM session ended with status: (Unknown Win32 Error code: 0x80070002).");

        assertThat(said(d)).containsExactly("fault sync.failed/0x80070002");
        assertThat(d.conclusions().get(0).decider()).isNull();
    }
}
