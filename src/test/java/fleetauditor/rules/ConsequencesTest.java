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
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
