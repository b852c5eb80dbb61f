package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.diagnoseFile;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryJudgeTest {
    @Test
    void anExportIsReadKeyByKey() {
        assertThat(said(diagnoseFile("registry/export.reg")))
                .containsExactly(
                        "fault registry.lastError/0x80180018",
                        "warning registry.severalEnrollments",
                        "info registry.placeholderUser");
    }

    @Test
    void aHealthyEnrollmentSaysNothing() {
        assertThat(diagnoseFile("registry/reg-query.txt").conclusions()).isEmpty();
    }

    @Test
    void anEndedCertificateIsAFaultAndAForeignThumbprintAWarning() {
        assertThat(said(diagnoseFile("registry/certificate-ended.txt")))
                .containsExactly("fault registry.certificateExpired", "warning registry.certificateNotListed");
    }

    @Test
    void renewalThatIsOverdueIsAWarning() {
        String listing = "Issuer : CN=Microsoft Intune MDM Device CA\nDaysToExpiry : ";

        assertThat(said(diagnose(listing + "40.9"))).containsExactly("warning registry.certificateEnds");
        assertThat(diagnose(listing + "41.0").conclusions()).isEmpty();
    }

    @Test
    void aLinkedEnrollmentIsNormal() {
        assertThat(said(diagnose(
                        "HKLM\\SOFTWARE\\Microsoft\\Enrollments\\AAAAAAAA...\\LinkedEnrollment\n  LinkedEnrollmentId = BBBB\n"
                                + "  LastError = 0")))
                .containsExactly("info registry.linkedEnrollment");
    }
}
