package fleetauditor.diagnosis.judge;

import static fleetauditor.diagnosis.Samples.diagnose;
import static fleetauditor.diagnosis.Samples.diagnoseFile;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;

class PkcsJudgeTest {
    @Test
    void everyEntryOfATraceIsJudgedByItself() {
        assertThat(said(diagnoseFile("pkcs/trace.svclog.txt")))
                .containsExactly("fault pkcs.failed/0x80094800", "fault pkcs.failed/EC-065");
    }

    @Test
    void theNumberCountsBeforeDeniedByPolicyModule() {
        assertThat(said(diagnoseFile("pkcs/ca-no-mail.txt"))).containsExactly("fault pkcs.failed/0x80094812");
    }

    @Test
    void theNumberCountsAlsoWhenTheDenialIsWrapped() {
        assertThat(said(diagnose("Active Directory Certificate Services denied request 7 because 0x80094812\n"
                        + "   (CERTSRV_E_SUBJECT_EMAIL_REQUIRED). Additional information:\n"
                        + "   Denied by Policy Module")))
                .containsExactly("fault pkcs.failed/0x80094812");
    }

    @Test
    void missingPermissionsAreKnownByTheirText() {
        Diagnosis d = diagnoseFile("pkcs/ca-no-permission.txt");

        assertThat(said(d)).containsExactly("fault pkcs.failed/EC-065");
        assertThat(d.conclusions().get(0).codes()).containsExactly("0x80094012");
    }

    @Test
    void anUnknownCodeIsAFaultAndTheDeviceIsNamed() {
        Diagnosis d = diagnoseFile("pkcs/connector-access-denied.txt");

        assertThat(said(d))
                .containsExactly(
                        "fault pkcs.failed/0x80070005",
                        "warning pkcs.deviceWithoutCertificate/3a5f1c22-9c1e-4d2b-8a77-0f3f1e2d4c5b");
        assertThat(d.device().managedDeviceId()).isEqualTo("3a5f1c22-9c1e-4d2b-8a77-0f3f1e2d4c5b");
    }

    @Test
    void anEventOfTheNewConnectorIsNamedByItsNumber() {
        assertThat(said(diagnoseFile("pkcs/connector-events.txt"))).containsExactly("fault pkcs.failed/EC-236");
    }

    @Test
    void aRequestThatWaitsForAnAdministratorIsAFault() {
        assertThat(said(diagnose("IssuePfx - The submission is pending: Taken Under Submission")))
                .containsExactly("fault pkcs.failed/EC-064");
    }

    @Test
    void aNullReferencePassesAfterARestart() {
        assertThat(said(diagnose("IssuePfx - System.NullReferenceException: Object reference not set")))
                .containsExactly("expected pkcs.nullReference");
    }

    @Test
    void aRenewedCaCertificateIsAWarning() {
        assertThat(said(diagnose("Source: Microsoft-Windows-CertificationAuthority\nEvent ID: 128\n"
                        + "An Authority Key Identifier was passed as part of the certificate request 3.")))
                .containsExactly("warning pkcs.caCertificateRenewed/EC-067");
    }
}
