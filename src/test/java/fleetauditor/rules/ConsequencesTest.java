package fleetauditor.rules;

import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Auditor;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.ManagedDeviceSpec;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.testkit.UserSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsequencesTest {
    @Test
    void tellsWhoLostIntuneWithTheProductThatLapsed() {
        Map<String, Finding> findings = findings(tenant().sku(Products.SPE_E5, s -> s.capabilityStatus = "Suspended")
                .user("ann", u -> u.unlicensed().licensed(Products.SPE_E5, null, "Suspended", List.of()))
                .user("bob", u -> u.unlicensed())
                .entraDevice("PC-1", d -> {})
                .managedDevice("PC-1", d -> d.of("ann"))
                .managedDevice("PC-2", d -> d.of("bob")));
        String lapsed = "LIC-003:" + Products.SPE_E5.skuId();
        assertThat(findings).containsKey(lapsed);
        assertThat(incident(findings, "LIC-002:" + Ids.id("managedDevice", "PC-1")))
                .isEqualTo(lapsed);
        assertThat(incident(findings, "LIC-002:" + Ids.id("managedDevice", "PC-2")))
                .isEqualTo("none");
    }

    @Test
    void tellsSilentDevicesWithAnIntuneThatIsOff() {
        Map<String, Finding> findings = findings(
                tenant().intune("lockedOut", true).managedDevice("PC-1", d -> d.lastSyncDateTime = daysAgo(9)));
        assertThat(incident(findings, "SYN-001:" + Ids.id("managedDevice", "PC-1")))
                .isEqualTo("TEN-001:" + Ids.id("tenant", "contoso"));
    }

    @Test
    void keepsThemApartWhileIntuneIsOnlyInItsGracePeriod() {
        Map<String, Finding> findings =
                findings(tenant().intune("warning", true).managedDevice("PC-1", d -> d.lastSyncDateTime = daysAgo(9)));
        assertThat(incident(findings, "SYN-001:" + Ids.id("managedDevice", "PC-1")))
                .isEqualTo("none");
    }

    @Test
    void tellsUnresponsiveMacsWithTheOldConnection() {
        Map<String, Finding> findings =
                findings(tenant().compliancePartner("A Jamf", p -> p.partnerState = "terminated")
                        .legacyPartner("Jamf", p -> p.partnerState = "unresponsive")
                        .entraDevice("MAC", d -> d.operatingSystem = "MacMDM")
                        .managedDevice("MAC", d -> d.macUnderJamf().lastSyncDateTime = daysAgo(3)));
        assertThat(incident(findings, "JMF-003:" + Ids.id("managedDevice", "MAC")))
                .isEqualTo("JMF-002:" + Ids.id("partner", "Jamf"));
    }

    @Test
    void tellsAPendingDeviceWithTheSyncThatStoppedAfterIt() {
        Map<String, Finding> findings = findings(tenant().organization("intune", true, daysAgo(9))
                .entraDevice("LATE", d -> {
                    d.trustType = "ServerAd";
                    d.hasKeys = false;
                    d.createdDateTime = daysAgo(9);
                })
                .entraDevice("OLD", d -> {
                    d.trustType = "ServerAd";
                    d.hasKeys = false;
                    d.createdDateTime = daysAgo(30);
                }));
        assertThat(incident(findings, "HYB-002:" + Ids.id("entraDevice", "LATE")))
                .isEqualTo("HYB-004:" + Ids.id("tenant", "contoso"));
        assertThat(incident(findings, "HYB-002:" + Ids.id("entraDevice", "OLD")))
                .isEqualTo("none");
    }

    private static Tenant suspendedE5() {
        return tenant().sku(Products.SPE_E5, s -> s.capabilityStatus = "Suspended");
    }

    private static void lapsed(UserSpec user) {
        user.unlicensed().licensed(Products.SPE_E5, null, "Suspended", List.of());
    }

    @Test
    void tellsSignInsAndMacsOfWhoLostIntuneWithTheProductThatLapsed() {
        Map<String, Finding> findings = findings(suspendedE5()
                .user("ann", ConsequencesTest::lapsed)
                .user("bob", u -> u.unlicensed())
                .entraDevice("PC-1", d -> {})
                .signIn("ann", "PC-1", daysAgo(1))
                .mac("MAC-A", d -> d.of("ann"))
                .mac("MAC-B", d -> d.of("bob")));
        String lapsed = "LIC-003:" + Products.SPE_E5.skuId();
        assertThat(incident(findings, "LIC-001:" + Ids.userId("ann") + ":" + Ids.id("entraDevice", "PC-1")))
                .isEqualTo(lapsed);
        assertThat(incident(findings, "JMF-008:" + Ids.id("managedDevice", "MAC-A")))
                .isEqualTo(lapsed);
        assertThat(incident(findings, "JMF-008:" + Ids.id("managedDevice", "MAC-B")))
                .isEqualTo("none");
    }

    @Test
    void blamesNoProductThatIsOnlyEndingOrForAnotherCause() {
        Map<String, Finding> ending = findings(tenant().sku(Products.SPE_E5, s -> s.capabilityStatus = "Warning")
                .user("ann", ConsequencesTest::lapsed)
                .managedDevice("PC-1", d -> d.of("ann")));
        assertThat(ending).containsKey("LIC-003:" + Products.SPE_E5.skuId());
        assertThat(incident(ending, "LIC-002:" + Ids.id("managedDevice", "PC-1")))
                .isEqualTo("none");

        Map<String, Finding> others = findings(suspendedE5()
                .user("leaver", u -> {
                    lapsed(u);
                    u.accountEnabled = false;
                })
                .managedDevice("PC-1", d -> d.of("leaver"))
                .managedDevice("PC-2", d -> d.of("gone")));
        assertThat(incident(others, "LIC-002:" + Ids.id("managedDevice", "PC-1")))
                .isEqualTo("none");
        assertThat(incident(others, "LIC-002:" + Ids.id("managedDevice", "PC-2")))
                .isEqualTo("none");
    }

    @Test
    void tellsWhatAPartnerReportsWronglyWithItsConnection() {
        Map<String, Finding> findings = findings(tenant().compliancePartner("Jamf", p -> p.partnerState = "terminated")
                .entraDevice("MAC", d -> d.managementType = "jamf")
                .managedDevice("MAC", ConsequencesTest::noncompliant)
                .entraDevice("PC", d -> {})
                .managedDevice("PC", ConsequencesTest::noncompliant));
        assertThat(incident(findings, "CMP-001:" + Ids.id("managedDevice", "MAC")))
                .isEqualTo("JMF-002:" + Ids.id("partner", "Jamf"));
        assertThat(incident(findings, "CMP-001:" + Ids.id("managedDevice", "PC")))
                .isEqualTo("none");
    }

    private static void noncompliant(ManagedDeviceSpec device) {
        device.complianceState = "noncompliant";
        device.lastSyncDateTime = daysAgo(2);
    }

    @Test
    void tellsWaitingCertificatesWithTheConnectorThatIsDownButNoFailedOnes() {
        Map<String, Finding> findings = findings(tenant().connector("NDES-1", c -> c.state = "inactive")
                .profile("Waits", p -> {})
                .profile("Fails", p -> {})
                .certificate("Waits", "PC-1", "issuePending", daysAgo(2), 0)
                .certificate("Fails", "PC-2", "issueFailed", daysAgo(2), 1));
        assertThat(incident(findings, "CRT-005:" + Ids.id("configurationProfile", "Waits")))
                .startsWith("CRT-004:");
        assertThat(incident(findings, "CRT-005:" + Ids.id("configurationProfile", "Fails")))
                .isEqualTo("none");
    }

    @Test
    void onlyADeviceOfTheLastDayBeforeTheSyncStoppedWaitsForIt() {
        Map<String, Finding> findings = findings(tenant().organization("intune", true, daysAgo(9))
                .entraDevice("AT", d -> pending(d, daysAgo(10)))
                .entraDevice("AFTER", d -> pending(d, daysAgo(10).plusSeconds(1)))
                .entraDevice("UNDATED", d -> {
                    pending(d, null);
                    d.onPremisesLastSyncDateTime = daysAgo(9);
                }));
        assertThat(incident(findings, "HYB-002:" + Ids.id("entraDevice", "AT"))).isEqualTo("none");
        assertThat(incident(findings, "HYB-002:" + Ids.id("entraDevice", "AFTER")))
                .isEqualTo("HYB-004:" + Ids.id("tenant", "contoso"));
        assertThat(incident(findings, "HYB-002:" + Ids.id("entraDevice", "UNDATED")))
                .isEqualTo("none");
    }

    @Test
    void aDevicePendingWhileTheSyncWorksStandsForItself() {
        Map<String, Finding> findings = findings(tenant().entraDevice("PC", d -> pending(d, daysAgo(9))));
        assertThat(incident(findings, "HYB-002:" + Ids.id("entraDevice", "PC"))).isEqualTo("none");
    }

    private static void pending(EntraDeviceSpec device, @Nullable Instant created) {
        device.trustType = "ServerAd";
        device.hasKeys = false;
        device.createdDateTime = created;
    }

    @Test
    void losesNoFindingAndChangesNoSeverity() {
        Snapshot snapshot = tenant().intune("deleted", true)
                .managedDevice("PC-1", d -> d.lastSyncDateTime = daysAgo(9))
                .snapshot();
        List<RuleOutcome> before = new Auditor(Rules.STANDARD, RuleSettings.DEFAULT).audit(snapshot);
        List<RuleOutcome> after = Consequences.link(before, snapshot);
        assertThat(after.stream().flatMap(o -> o.findings().stream()).map(f -> f.id() + f.severity()))
                .containsExactlyElementsOf(before.stream()
                        .flatMap(o -> o.findings().stream())
                        .map(f -> f.id() + f.severity())
                        .toList());
    }

    /** Else a finding about a device that synced just now would count as resolved. */
    @Test
    void keepsEverythingElseThatTheRulesSaid() {
        Snapshot snapshot = tenant().without(Dataset.SIGN_INS)
                .entraDevice("PC-1", d -> d.isCompliant = true)
                .managedDevice("PC-1", d -> {
                    d.complianceState = "noncompliant";
                    d.lastSyncDateTime = NOW;
                })
                .snapshot();
        List<RuleOutcome> before = new Auditor(Rules.STANDARD, RuleSettings.DEFAULT).audit(snapshot);

        assertThat(before).anyMatch(o -> !o.unjudged().isEmpty());
        assertThat(Consequences.link(before, snapshot)).isEqualTo(before);
    }

    private static Map<String, Finding> findings(Tenant tenant) {
        Snapshot snapshot = tenant.snapshot();
        return Consequences.link(new Auditor(Rules.STANDARD, RuleSettings.DEFAULT).audit(snapshot), snapshot).stream()
                .flatMap(o -> o.findings().stream())
                .collect(Collectors.toMap(Finding::id, f -> f));
    }

    private static String incident(Map<String, Finding> findings, String id) {
        assertThat(findings).containsKey(id);
        return Objects.requireNonNullElse(findings.get(id).incident(), "none");
    }
}
