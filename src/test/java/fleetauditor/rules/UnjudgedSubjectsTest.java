package fleetauditor.rules;

import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Rule;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Kept;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.ManagedDeviceSpec;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.Tenant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule cannot know tonight is not gone: its earlier finding stays, until the rule finds its subject fine. */
class UnjudgedSubjectsTest {
    /** Three nights: found, not to be judged, fine. */
    record Case(String rule, String silence, Supplier<Tenant> found, Supplier<Tenant> silent, Supplier<Tenant> fine) {
        @Override
        public String toString() {
            return rule + " " + silence;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFindingStaysWhileItsSubjectCannotBeJudged(Case nights) {
        Rule<?> rule = Rules.STANDARD.stream()
                .filter(r -> r.spec().id().equals(nights.rule()))
                .findFirst()
                .orElseThrow();
        var diary = new Diary();

        assertThat(night(diary, "1", nights.found(), rule).appeared()).hasSize(1);

        Changes silent = night(diary, "2", nights.silent(), rule);
        assertThat(silent.resolved()).isEmpty();
        assertThat(silent.kept()).extracting(Kept::reason).containsExactly(Kept.Reason.SUBJECT_NOT_JUDGED);

        assertThat(night(diary, "3", nights.fine(), rule).resolved()).hasSize(1);
    }

    private static Changes night(Diary diary, String run, Supplier<Tenant> tenant, Rule<?> rule) {
        return diary.record(Nights.audit("run-" + run, NOW, tenant.get(), rule));
    }

    static Stream<Case> cases() {
        return Stream.of(
                managed(
                        "CMP-001",
                        "Intune does not say",
                        d -> d.complianceState = "noncompliant",
                        d -> d.complianceState = "unknown"),
                managed(
                        "CMP-001",
                        "just synced",
                        d -> d.complianceState = "noncompliant",
                        d -> d.lastSyncDateTime = NOW),
                new Case(
                        "CMP-001",
                        "Entra does not say",
                        () -> tenant().pc("PC-1")
                                .entraDevice("PC-2", d -> d.isCompliant = false)
                                .managedDevice("PC-2", d -> {}),
                        () -> tenant().entraDevice("PC-2", d -> d.isCompliant = null)
                                .managedDevice("PC-2", d -> {}),
                        () -> tenant().pc("PC-2")),
                alone("CMP-002", "just enrolled", d -> {}, d -> {
                    d.azureADDeviceId = null;
                    d.enrolledDateTime = hoursAgo(3);
                }),
                managed("CMP-003", "no state", UnjudgedSubjectsTest::grace, d -> d.complianceState = null),
                managed("CMP-003", "no end", UnjudgedSubjectsTest::grace, d -> {
                    d.complianceState = "inGracePeriod";
                    d.complianceGracePeriodExpirationDateTime = null;
                }),
                managed("CMP-004", "no state", d -> d.complianceState = "error", d -> d.complianceState = null),
                managed("CMP-004", "just enrolled", d -> d.complianceState = "error", d -> {
                    d.complianceState = "unknown";
                    d.enrolledDateTime = hoursAgo(3);
                }),
                new Case(
                        "CMP-005",
                        "no setting",
                        () -> tenant().intune("active", false),
                        () -> tenant().intune("active", null),
                        () -> tenant().intune("active", true)),
                new Case(
                        "TEN-001",
                        "no state",
                        () -> tenant().intune("blocked", true),
                        () -> tenant().intune(null, true),
                        () -> tenant().intune("active", true)),
                new Case(
                        "TEN-001",
                        "no authority",
                        () -> tenant().organization("office365", true, NOW),
                        () -> tenant().organization(null, true, NOW),
                        () -> tenant().organization("intune", true, NOW)),
                new Case(
                        "HYB-004",
                        "no date",
                        () -> tenant().organization("intune", true, daysAgo(2)),
                        () -> tenant().organization("intune", true, null),
                        () -> tenant().organization("intune", true, NOW)),
                new Case(
                        "HYB-004",
                        "not said",
                        () -> tenant().organization("intune", true, daysAgo(2)),
                        () -> tenant().organization("intune", null, null),
                        () -> tenant().organization("intune", false, daysAgo(2))),
                entra("HYB-001", "no sign-in", UnjudgedSubjectsTest::stale, d -> {
                    d.trustType = "ServerAd";
                    d.approximateLastSignInDateTime = null;
                }),
                entra("HYB-002", "no date", UnjudgedSubjectsTest::pending, d -> {
                    pending(d);
                    d.createdDateTime = null;
                }),
                entra(
                        "HYB-005",
                        "no sign-in",
                        d -> {},
                        d -> d.approximateLastSignInDateTime = null,
                        d -> d.accountEnabled = false),
                new Case(
                        "HYB-007",
                        "no sync",
                        () -> tenant().entraDevice("PC-2", d -> d.accountEnabled = false)
                                .managedDevice("PC-2", d -> {}),
                        () -> tenant().entraDevice("PC-2", d -> d.accountEnabled = false)
                                .managedDevice("PC-2", d -> d.lastSyncDateTime = null),
                        () -> tenant().pc("PC-2")),
                managed("SYN-001", "no sync", d -> d.lastSyncDateTime = daysAgo(9), d -> d.lastSyncDateTime = null),
                managed("SYN-002", "enrolled again", UnjudgedSubjectsTest::silent, d -> {
                    d.enrolledDateTime = hoursAgo(1);
                    d.lastSyncDateTime = null;
                }),
                managed("SYN-002", "silent for long", UnjudgedSubjectsTest::silent, d -> {
                    d.enrolledDateTime = daysAgo(9);
                    d.lastSyncDateTime = daysAgo(9);
                }),
                managed(
                        "SYN-003",
                        "no date",
                        d -> d.managementCertificateExpirationDate = daysAgo(1),
                        d -> d.managementCertificateExpirationDate = null),
                managed(
                        "SYN-004",
                        "no state",
                        d -> d.deviceRegistrationState = "revoked",
                        d -> d.deviceRegistrationState = "unknown"),
                mac("JMF-003", "no sync", d -> d.lastSyncDateTime = daysAgo(2), d -> d.lastSyncDateTime = null),
                new Case(
                        "JMF-002",
                        "no state",
                        () -> tenant().compliancePartner("Jamf", p -> p.partnerState = "unresponsive"),
                        () -> tenant().compliancePartner("Jamf", p -> {
                            p.partnerState = "unknown";
                            p.lastHeartbeatDateTime = null;
                        }),
                        () -> tenant().compliancePartner("Jamf", p -> {})),
                new Case(
                        "CRT-004",
                        "no contact",
                        () -> tenant().connector("CON-1", c -> c.lastContactDateTime = daysAgo(3)),
                        () -> tenant().connector("CON-1", c -> c.lastContactDateTime = null),
                        () -> tenant().connector("CON-1", c -> {})),
                new Case(
                        "LIC-002",
                        "no agent",
                        () -> tenant().user("ann", u -> u.unlicensed()).managedDevice("PC-1", d -> d.of("ann")),
                        () -> tenant().user("ann", u -> u.unlicensed())
                                .managedDevice("PC-1", d -> d.of("ann").managementAgent = null),
                        () -> tenant().user("ann").managedDevice("PC-1", d -> d.of("ann"))),
                new Case(
                        "LIC-006",
                        "enabled and new",
                        () -> tenant().user("ann", u -> u.accountEnabled = false),
                        () -> tenant().user("ann", u -> u.createdDateTime = daysAgo(3)),
                        () -> tenant().user("ann").managedDevice("PC-1", d -> d.of("ann"))));
    }

    private static Case managed(
            String rule, String silence, Consumer<ManagedDeviceSpec> found, Consumer<ManagedDeviceSpec> silent) {
        return new Case(
                rule,
                silence,
                () -> tenant().entraDevice("PC-2", d -> {}).managedDevice("PC-2", found),
                () -> tenant().entraDevice("PC-2", d -> {}).managedDevice("PC-2", silent),
                () -> tenant().pc("PC-2"));
    }

    private static Case alone(
            String rule, String silence, Consumer<ManagedDeviceSpec> found, Consumer<ManagedDeviceSpec> silent) {
        return new Case(
                rule,
                silence,
                () -> tenant().managedDevice("PC-2", found),
                () -> tenant().managedDevice("PC-2", silent),
                () -> tenant().pc("PC-2"));
    }

    private static Case mac(
            String rule, String silence, Consumer<ManagedDeviceSpec> found, Consumer<ManagedDeviceSpec> silent) {
        return new Case(
                rule,
                silence,
                () -> tenant().mac("MAC-1", found),
                () -> tenant().mac("MAC-1", silent),
                () -> tenant().mac("MAC-1", d -> {}));
    }

    private static Case entra(
            String rule, String silence, Consumer<EntraDeviceSpec> found, Consumer<EntraDeviceSpec> silent) {
        return entra(rule, silence, found, silent, d -> d.trustType = "ServerAd");
    }

    private static Case entra(
            String rule,
            String silence,
            Consumer<EntraDeviceSpec> found,
            Consumer<EntraDeviceSpec> silent,
            Consumer<EntraDeviceSpec> fine) {
        return new Case(
                rule,
                silence,
                () -> tenant().entraDevice("PC-2", found),
                () -> tenant().entraDevice("PC-2", silent),
                () -> tenant().entraDevice("PC-2", fine));
    }

    private static void grace(ManagedDeviceSpec device) {
        device.complianceState = "inGracePeriod";
        device.complianceGracePeriodExpirationDateTime = NOW.plusSeconds(3_600);
    }

    private static void silent(ManagedDeviceSpec device) {
        device.enrolledDateTime = daysAgo(2);
        device.lastSyncDateTime = null;
    }

    private static void stale(EntraDeviceSpec device) {
        device.trustType = "ServerAd";
        device.approximateLastSignInDateTime = daysAgo(100);
    }

    private static void pending(EntraDeviceSpec device) {
        device.trustType = "ServerAd";
        device.hasKeys = false;
        device.createdDateTime = daysAgo(9);
    }
}
