package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.diagnoseFile;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JamfJudgeTest {
    @Test
    void aMessageAndTheNumberBehindItAreToldBoth() {
        assertThat(said(diagnoseFile("jamf/token-and-secret.txt")))
                .containsExactly("fault jamf.message/EC-071", "fault jamf.message/AADSTS7000222");
    }

    @Test
    void aBrokenMessageIsRecognized() {
        assertThat(said(diagnoseFile("jamf/broken-message.txt"))).containsExactly("fault jamf.message/EC-070");
    }

    @Test
    void thePromptForTheKeychainIsByDesign() {
        assertThat(said(diagnose("Outlook wants to sign using key “Microsoft Workplace Join Key” in your keychain.")))
                .containsExactly("info jamf.message/EC-072");
    }

    @Test
    void aRegisteredMacIsGoodToKnow() {
        assertThat(said(diagnose("2025-01-01 JamfAAD: Microsoft Entra ID acquired for macOS user ann")))
                .containsExactly("info jamf.registered");
    }
}
