package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.diagnoseFile;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskJudgeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "schtasks-table.txt",
                "schtasks.csv",
                "get-scheduledtask-list.txt",
                "schtasks-japanese.txt",
                "tasks.xml",
                "tasks-utf16.xml"
            })
    void aDisabledLastingScheduleIsAFaultInEveryListing(String file) {
        assertThat(said(diagnoseFile("tasks/" + file))).contains("fault tasks.lastingDisabled/third");
    }

    @Test
    void aMissingLastingScheduleIsAFaultAndASecondEnrollmentIsNormal() {
        assertThat(said(diagnoseFile("tasks/get-scheduledtask-table.txt")))
                .containsExactly("fault tasks.lastingMissing/third", "info tasks.secondEnrollment");
    }

    @Test
    void aTaskThatServesAnotherEnrollmentIsAFault() {
        assertThat(said(diagnoseFile("tasks/schtasks-list.txt")))
                .contains("fault tasks.otherEnrollment", "fault sync.rejected/0x80190190");
    }

    @Test
    void oneTaskAloneDoesNotTellWhatIsMissing() {
        assertThat(diagnose(
                                "\\Microsoft\\Windows\\EnterpriseMgmt\\A1B2\\ Schedule #1 created by enrollment client  Ready")
                        .hasFault())
                .isFalse();
    }

    @Test
    void aTaskThatHasNotRunYetIsNoFault() {
        assertThat(diagnose("EnterpriseMgmt\\AAAA...\\PushLaunch   Last Result 267011")
                        .hasFault())
                .isFalse();
    }

    @Test
    void anUnusualIntervalAndAccountAreWarnings() {
        String xml = """
                <Task><RegistrationInfo><URI>\\Microsoft\\Windows\\EnterpriseMgmt\\4E1D2C3B-5A69-4788-9695-A4B3C2D1E0F1\\Schedule #3 created by enrollment client</URI></RegistrationInfo>
                <Principals><Principal><UserId>CONTOSO\\ann</UserId></Principal></Principals>
                <Settings><Enabled>true</Enabled><StartWhenAvailable>false</StartWhenAvailable></Settings>
                <Triggers><TimeTrigger><Repetition><Interval>PT24H</Interval></Repetition></TimeTrigger></Triggers>
                </Task>
                """;

        assertThat(said(diagnose(xml)))
                .containsExactly("warning tasks.otherInterval", "warning tasks.otherAccount", "info tasks.noCatchUp");
    }

    @Test
    void aDisabledPushTaskIsAWarning() {
        assertThat(said(diagnose("\\Microsoft\\Windows\\EnterpriseMgmt\\A1B2\\PushLaunch    Disabled")))
                .containsExactly("warning tasks.pushDisabled");
    }
}
