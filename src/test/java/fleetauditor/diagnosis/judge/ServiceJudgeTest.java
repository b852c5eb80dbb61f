package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.diagnoseFile;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceJudgeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERVICE_NAME: dmwappushservice\n        START_TYPE         : 4   DISABLED",
                "Name StartType Status\ndmwappushservice Disabled Stopped",
                "Status  StartType Name\nStopped Disabled dmwappushservice",
                "StartType : Disabled\nName : dmwappushservice",
                "Name : dmwappushservice\nStartMode : Disabled",
                "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\dmwappushservice]\n\"Start\"=dword:00000004",
                "HKLM\\SYSTEM\\CurrentControlSet\\Services\\dmwappushservice\n    Start    REG_DWORD    0x4",
                "dmwappushservice  無効  停止"
            })
    void disabledIsTheFaultInEveryTool(String text) {
        assertThat(said(diagnose(text))).contains("fault service.disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERVICE_NAME: dmwappushservice\n        START_TYPE         : 3   DEMAND_START",
                "SERVICE_NAME: dmwappushservice\n        START_TYPE         : 2   AUTO_START  (DELAYED)",
                "Name : dmwappushservice\nStartMode : Manual\n\nName : Spooler\nStartMode : Disabled",
                "StartType : Manual\nName : dmwappushservice\n\nStartType : Disabled\nName : Spooler",
                "Stopped  dmwappushservice   Device Management Wireless Application...",
                "SERVICE_NAME: dmwappushservice\n STATE : 1  STOPPED\n WIN32_EXIT_CODE : 1077  (0x435)"
            })
    void everythingElseIsNone(String text) {
        assertThat(diagnose(text).hasFault()).isFalse();
    }

    @Test
    void otherServicesAreNotConfusedWithIt() {
        assertThat(said(diagnoseFile("service/two-services.txt"))).containsExactly("info service.enabled");
        assertThat(said(diagnoseFile("service/win32-service-list.txt"))).contains("fault service.disabled");
    }

    @Test
    void aServiceThatDoesNotExistIsAFaultUnlessItsNameWasMistyped() {
        assertThat(said(diagnose("C:\\> sc qc dmwappushservice\n[SC] OpenService FAILED 1060:")))
                .contains("fault service.missing");
        assertThat(said(diagnose("C:\\> sc qc dmwappushsvc\n[SC] OpenService FAILED 1060:")))
                .containsExactly("info service.misnamed");
    }

    @Test
    void accessDeniedIsNoAnswer() {
        assertThat(said(diagnose("C:\\> sc qc dmwappushservice\n[SC] OpenService FAILED 5:")))
                .containsExactly("info service.notAnswered");
    }

    @Test
    void anExitCodeOtherThanNeverStartedIsAWarning() {
        assertThat(said(diagnose("SERVICE_NAME: dmwappushservice\n WIN32_EXIT_CODE : 1068  (0x42c)")))
                .contains("warning service.endedWithError/0x0000042c");
    }
}
