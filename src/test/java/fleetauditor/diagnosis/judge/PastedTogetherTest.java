package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastedTogetherTest {
    @Test
    void everyOutputInOneFileIsJudgedAndTasksAreHeldAgainstKeys() {
        String text = """
                Folder: \\Microsoft\\Windows\\EnterpriseMgmt\\4E1D2C3B-5A69-4788-9695-A4B3C2D1E0F1
                Schedule #1 created by enrollment client N/A    Ready
                Schedule #2 created by enrollment client N/A    Ready
                Schedule #3 created by enrollment client N/A    Ready

                HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Enrollments\\7B1C2D3E-4F50-4617-8293-A4B5C6D7E8F9
                    ProviderID    REG_SZ    MS DM Server

                SERVICE_NAME: dmwappushservice
                        START_TYPE         : 4   DISABLED
                """;

        assertThat(said(diagnose(text)))
                .contains("fault service.disabled", "fault tasks.folderWithoutKey", "fault tasks.keyWithoutTasks");
    }
}
