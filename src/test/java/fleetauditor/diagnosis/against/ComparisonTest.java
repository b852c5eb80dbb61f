package fleetauditor.diagnosis.against;

import static fleetauditor.diagnosis.Samples.conclusion;
import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.Samples;
import fleetauditor.diagnosis.show.ConclusionTexts;
import fleetauditor.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final String DEVICE = "3a5f1c22-9c1e-4d2b-8a77-0f3f1e2d4c5b";
    private static final String TENANT = "99999999-8888-7777-6666-555555555555";
    private static final String JOINED = "AzureAdJoined : YES\nDomainJoined : YES\nTenantId : " + TENANT + "\n";

    @TempDir
    private Path folder;

    @Test
    void theCodeOnThePcAndTheLicenseOfItsUserAreOneStory() throws Exception {
        Diagnosis d = against(
                Samples.file("reports/report.json"),
                "Computer: FAB-LT-0042\nMDM Session: OMA-DM session ended with status: (Unknown Win32 Error code: 0x80190190).");

        Conclusion story = conclusion(d, "against.syncStory");
        assertThat(story.id()).isEqualTo("against.syncStory/license");
        assertThat(ConclusionTexts.in(Language.EN).summary(story))
                .contains("Likeliest cause: the license.")
                .containsSubsequence(
                        "1. License: the audit found LIC-001",
                        "2. Certificate: the MDM certificate ended",
                        "3. Tasks",
                        "4. Service",
                        "5. Network");
        assertThat(said(d)).contains("warning against.finding/LIC-001");
    }

    @Test
    void aDeviceThatTheTenantDoesNotKnowWasDeleted() throws Exception {
        Diagnosis d = against(report("\"devices\":[]"), JOINED + "DeviceId : " + DEVICE);

        assertThat(said(d)).contains("fault against.unknownDevice");
        assertThat(conclusion(d, "against.unknownDevice").evidence().get(0).text())
                .startsWith("DeviceId");
    }

    @Test
    void anIncompleteDatasetProvesNothing() throws Exception {
        Path report = Files.writeString(
                folder.resolve("r.json"),
                "{\"run\":{\"tenantId\":\"" + TENANT
                        + "\"},\"datasets\":[{\"name\":\"entraDevices\",\"state\":\"partial\"}]," + "\"devices\":[]}");

        assertThat(said(against(report, JOINED + "DeviceId : " + DEVICE)))
                .contains("info against.notComplete")
                .noneMatch(s -> s.startsWith("fault"));
    }

    @Test
    void aMaskedIdIsNotLookedUp() throws Exception {
        assertThat(against(report("\"devices\":[]"), JOINED + "DeviceId : a926...d8")
                        .hasFault())
                .isFalse();
    }

    @Test
    void anotherTenantIsSaidBeforeAnythingElse() throws Exception {
        Diagnosis d = against(
                report("\"devices\":[]"),
                "AzureAdJoined : YES\nDomainJoined : NO\nDeviceId : " + DEVICE
                        + "\nTenantId : 00000000-8888-7777-6666-555555555555");

        assertThat(said(d)).containsExactly("fault against.otherTenant");
    }

    @Test
    void joinedHereButDisabledPendingOrGoneThere() throws Exception {
        String evidence = JOINED + "DeviceId : " + DEVICE;

        assertThat(said(against(device("\"accountEnabled\":false"), evidence))).contains("fault against.disabled");
        assertThat(said(against(device("\"pending\":true"), evidence))).contains("fault against.pendingThere");
        assertThat(said(against(
                        report("\"devices\":[{\"deviceId\":\"" + DEVICE
                                + "\",\"managedDeviceId\":\"m\",\"name\":\"PC\"}]"),
                        evidence)))
                .contains("fault against.deletedInEntra");
    }

    @Test
    void anotherCertificateAndAnotherTrustAreWarnings() throws Exception {
        Path report = device("\"thumbprint\":\"AAAA\",\"trustType\":\"AzureAd\"");

        assertThat(said(against(report, JOINED + "DeviceId : " + DEVICE + "\nThumbprint : BBBB")))
                .contains("warning against.otherCertificate", "warning against.otherTrust");
    }

    @Test
    void whoIsSignedInIsHeldAgainstThePrimaryUser() throws Exception {
        Path report = device("\"userPrincipalName\":\"ann@contoso.com\"");

        assertThat(said(against(
                        report,
                        JOINED + "DeviceId : " + DEVICE + "\nExecuting Account Name : C\\bob, bob@contoso.com")))
                .contains("info against.otherUser");
    }

    @Test
    void anAuthErrorOnATenantWithoutFederationIsContradictory() throws Exception {
        Path managed = report(
                "\"organization\":{\"domains\":[{\"name\":\"contoso.com\",\"type\":\"Managed\"}]},\"devices\":[]");
        Path federated = Files.writeString(
                folder.resolve("f.json"), Files.readString(managed).replace("Managed", "Federated"));
        String evidence = "Error Phase : auth\nClient ErrorCode : 0xcaa90017";

        assertThat(said(against(managed, evidence))).contains("warning against.authOnManagedDomain");
        assertThat(said(against(federated, evidence))).noneMatch(s -> s.contains("authOnManagedDomain"));
    }

    @Test
    void theDeviceOfAConnectorLogIsFoundByItsManagedDeviceId() throws Exception {
        Path report = report("\"devices\":[{\"entraDeviceId\":\"e\",\"deviceId\":\"d\",\"managedDeviceId\":\"" + DEVICE
                + "\",\"name\":\"PC-9\"}]");

        assertThat(said(against(report, "Issuing Pfx certificate for Device ID " + DEVICE + " failed")))
                .contains("info against.found");
    }

    @Test
    void aNameThatTwoDevicesHaveFindsNone() throws Exception {
        Path report =
                report("\"devices\":[{\"name\":\"PC-1\",\"deviceId\":\"a\"},{\"name\":\"PC-1\",\"deviceId\":\"b\"}]");

        assertThat(said(against(report, "Device Name : PC-1\nAzureAdJoined : NO")))
                .contains("info against.notIdentified");
    }

    @Test
    void whatIsNoReportIsRefusedInOneSentence() throws IOException {
        assertRefused(folder.resolve("missing.json"), "cannot be read");
        assertRefused(Files.writeString(folder.resolve("a"), "not json"), "is not JSON");
        assertRefused(Files.writeString(folder.resolve("b"), "[1]"), "is not a report");
        assertRefused(Files.writeString(folder.resolve("c"), "{\"run\":{}}"), "has no run.tenantId");
        assertRefused(Files.writeString(folder.resolve("d"), "{\"run\":{\"tenantId\":\"t\"}}"), "lists no devices");
        assertRefused(
                Files.writeString(folder.resolve("e"), "{\"run\":{\"tenantId\":\"t\"},\"devices\":[{"), "is not JSON");
    }

    private static void assertRefused(Path report, String why) {
        assertThatThrownBy(() -> AuditReportReader.read(report, List.of()))
                .isInstanceOf(AuditReportException.class)
                .hasMessageContaining(why);
    }

    private Path device(String fields) throws IOException {
        return report("\"devices\":[{\"entraDeviceId\":\"e\",\"deviceId\":\"" + DEVICE + "\",\"name\":\"PC\"," + fields
                + "}]");
    }

    private Path report(String rest) throws IOException {
        return Files.writeString(
                folder.resolve("report.json"),
                "{\"findings\":[],\"run\":{\"tenantId\":\"" + TENANT + "\",\"asOf\":\"2025-06-01T00:00:00Z\"},"
                        + "\"datasets\":[{\"name\":\"entraDevices\",\"state\":\"complete\"}]," + rest + "}");
    }

    private static Diagnosis against(Path report, String evidence) throws AuditReportException {
        List<Diagnosis> diagnoses = List.of(Samples.diagnose(evidence));
        return Comparison.compare(diagnoses, AuditReportReader.read(report, diagnoses))
                .get(0);
    }
}
