package fleetauditor.rules;

import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Auditor;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.ManagedDeviceSpec;
import fleetauditor.testkit.PartnerSpec;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.SkuSpec;
import fleetauditor.testkit.Tenant;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whom a rule could not judge, example by example: the one it knows too little about, and next to it the one about whom it
 * knows enough or for whom it is not meant. {@link UnjudgedSubjectsTest} shows what that does to a finding.
 */
class JudgedOrNotTest {
    /** A tenant with one subject for the rule, which it judges or does not. */
    record Example(String rule, boolean judged, String situation, Tenant tenant) {
        @Override
        public String toString() {
            return rule + (judged ? " has its say: " : " cannot say: ") + situation;
        }
    }

    @ParameterizedTest
    @MethodSource({"compliance", "checkins", "devices", "licenses", "jamf"})
    void onlyASubjectThatCannotBeJudgedIsLeftUnjudged(Example example) {
        var rule = Rules.STANDARD.stream()
                .filter(r -> r.spec().id().equals(example.rule()))
                .toList();

        RuleOutcome outcome = new Auditor(rule, RuleSettings.DEFAULT)
                .audit(example.tenant().snapshot())
                .get(0);

        assertThat(outcome.outcome()).isNotIn(Outcome.ERROR, Outcome.NOT_EVALUATED);
        assertThat(outcome.unjudged()).hasSize(example.judged() ? 0 : 1);
    }

    static Stream<Example> compliance() {
        return Stream.of(
                unjudged("CMP-001", "no registration id", managed(d -> d.azureADDeviceId = null)),
                judged("CMP-001", "Entra does not have it", managed(d -> {})),
                unjudged("CMP-002", "just enrolled", managed(d -> registering(d, hoursAgo(24)))),
                judged(
                        "CMP-002",
                        "had its time",
                        managed(d -> registering(d, hoursAgo(24).minusSeconds(1)))),
                unjudged("CMP-002", "enrolled nobody knows when", managed(d -> {
                    d.azureADDeviceId = null;
                    d.enrolledDateTime = null;
                })),
                judged("CMP-002", "just enrolled and registered", managed(d -> d.enrolledDateTime = NOW)),
                judged("CMP-002", "a Mac under Jamf", managed(d -> {
                    d.macUnderJamf();
                    registering(d, NOW);
                })),
                unjudged("CMP-003", "a grace period without an end", managed(d -> {
                    d.complianceState = "inGracePeriod";
                    d.complianceGracePeriodExpirationDateTime = null;
                })),
                judged("CMP-003", "a grace period with an end", managed(d -> d.complianceState = "inGracePeriod")),
                judged(
                        "CMP-003",
                        "compliant, so without an end",
                        managed(d -> d.complianceGracePeriodExpirationDateTime = null)),
                unjudged("CMP-004", "no state", managed(d -> d.complianceState = null)),
                unjudged("CMP-004", "unknown, just enrolled", managed(d -> {
                    d.complianceState = "unknown";
                    d.enrolledDateTime = NOW;
                })),
                judged("CMP-004", "unknown for long", managed(d -> d.complianceState = "unknown")),
                judged("CMP-004", "compliant", managed(d -> {})));
    }

    static Stream<Example> checkins() {
        return Stream.of(
                unjudged("SYN-002", "just enrolled", managed(d -> {
                    d.enrolledDateTime = NOW;
                    d.lastSyncDateTime = NOW;
                })),
                unjudged("SYN-002", "enrolled nobody knows when", managed(d -> d.enrolledDateTime = null)),
                judged("SYN-002", "enrolled and silent", managed(d -> {
                    d.enrolledDateTime = daysAgo(2);
                    d.lastSyncDateTime = null;
                })),
                judged("SYN-002", "synced", managed(d -> {})),
                unjudged("SYN-003", "no end", managed(d -> d.managementCertificateExpirationDate = null)),
                unjudged("SYN-003", "no sync", managed(d -> d.lastSyncDateTime = null)),
                judged("SYN-003", "both are known", managed(d -> {})),
                judged("SYN-003", "a Mac under Jamf without an end", managed(d -> {
                    d.macUnderJamf();
                    d.managementCertificateExpirationDate = null;
                })));
    }

    static Stream<Example> devices() {
        return Stream.of(
                unjudged("HYB-001", "no sign-in", hybrid(d -> d.approximateLastSignInDateTime = null)),
                unjudged("HYB-001", "perhaps disabled", hybrid(d -> d.accountEnabled = null)),
                unjudged("HYB-001", "an Autopilot object", hybrid(d -> autopilot(d).registrationDateTime = null)),
                judged("HYB-001", "registered with Autopilot", hybrid(JudgedOrNotTest::autopilot)),
                judged("HYB-001", "no date, but not Autopilot's", hybrid(d -> d.registrationDateTime = null)),
                judged("HYB-001", "disabled, no sign-in", hybrid(d -> unseen(d).accountEnabled = false)),
                judged("HYB-001", "pending, no sign-in", hybrid(d -> unseen(d).hasKeys = false)),
                judged("HYB-001", "Entra joined, no sign-in", joined(JudgedOrNotTest::unseen)),
                unjudged("HYB-002", "pending nobody knows since when", hybrid(d -> pending(d).createdDateTime = null)),
                unjudged("HYB-002", "pending, perhaps disabled", hybrid(d -> pending(d).accountEnabled = null)),
                judged("HYB-002", "pending since it was created", hybrid(JudgedOrNotTest::pending)),
                judged("HYB-002", "pending since it was synchronized", hybrid(d -> {
                    pending(d).createdDateTime = null;
                    d.onPremisesLastSyncDateTime = daysAgo(1);
                })),
                judged("HYB-002", "pending and disabled, no date", hybrid(d -> {
                    pending(d).createdDateTime = null;
                    d.accountEnabled = false;
                })),
                judged("HYB-002", "registered, no date", hybrid(d -> d.createdDateTime = null)),
                judged("HYB-002", "registered, perhaps disabled", hybrid(d -> d.accountEnabled = null)),
                unjudged("HYB-004", "no date", tenant().organization("intune", true, null)),
                judged("HYB-004", "synchronized", tenant().organization("intune", true, NOW)),
                judged("HYB-004", "does not synchronize", tenant().organization("intune", false, null)),
                unjudged("HYB-005", "no sign-in", joined(JudgedOrNotTest::unseen)),
                unjudged("HYB-005", "perhaps disabled", joined(d -> d.accountEnabled = null)),
                unjudged("HYB-005", "no registration id", joined(d -> d.deviceId = null)),
                judged("HYB-005", "all is known", joined(d -> {})),
                judged("HYB-005", "disabled, no sign-in", joined(d -> unseen(d).accountEnabled = false)),
                judged("HYB-005", "pending, no sign-in", hybrid(d -> unseen(d).hasKeys = false)),
                judged("HYB-005", "registered only, no sign-in", joined(d -> unseen(d).trustType = "Workplace")),
                judged("HYB-005", "a Mac, no sign-in", joined(d -> unseen(d).operatingSystem = "MacMDM")),
                unjudged("HYB-007", "perhaps disabled", joined(d -> d.accountEnabled = null)),
                unjudged("HYB-007", "disabled, no sync", managedPc(d -> d.accountEnabled = false, null)),
                judged("HYB-007", "disabled, synced", managedPc(d -> d.accountEnabled = false, daysAgo(1))),
                judged("HYB-007", "disabled, not managed", joined(d -> d.accountEnabled = false)),
                judged("HYB-007", "enabled, no sync", managedPc(d -> {}, null)));
    }

    static Stream<Example> licenses() {
        return Stream.of(
                unjudged("LIC-002", "no user", managed(d -> d.userId = null)),
                unjudged("LIC-002", "no agent", managed(d -> d.of("ann").managementAgent = "unknown")),
                judged("LIC-002", "user and agent", managed(d -> d.of("ann"))),
                judged("LIC-002", "reported by Exchange, no user", managed(d -> d.managementAgent = "eas")),
                judged("LIC-002", "enrolled for nobody, no agent", managed(d -> {
                    d.deviceEnrollmentType = "windowsBulkUserless";
                    d.managementAgent = null;
                })),
                judged("LIC-002", "enrolled for nobody, no user", managed(d -> {
                    d.deviceEnrollmentType = "windowsBulkUserless";
                    d.userId = null;
                })),
                unjudged("LIC-003", "no state", product(s -> s.capabilityStatus = "unknown")),
                judged("LIC-003", "suspended", product(s -> s.capabilityStatus = "Suspended")),
                judged("LIC-003", "no state, but nobody has it", product(s -> {
                    s.capabilityStatus = "unknown";
                    s.consumedUnits = 0;
                })),
                unjudged("LIC-006", "new", tenant().user("ann", u -> u.createdDateTime = daysAgo(30))),
                judged(
                        "LIC-006",
                        "new no more",
                        tenant().user(
                                        "ann",
                                        u -> u.createdDateTime = daysAgo(30).minusSeconds(1))),
                judged("LIC-006", "created nobody knows when", tenant().user("ann", u -> u.createdDateTime = null)),
                judged("LIC-006", "new and disabled", tenant().user("ann", u -> {
                    u.createdDateTime = NOW;
                    u.accountEnabled = false;
                })),
                judged(
                        "LIC-006",
                        "new, with a device",
                        tenant().user("ann", u -> u.createdDateTime = NOW).managedDevice("PC-1", d -> d.of("ann"))),
                judged(
                        "LIC-006",
                        "new and without a license",
                        tenant().user("ann", u -> u.unlicensed().createdDateTime = NOW)));
    }

    static Stream<Example> jamf() {
        return Stream.of(
                unjudged("JMF-002", "neither state nor heartbeat", partner(p -> {
                    p.partnerState = "unknown";
                    p.lastHeartbeatDateTime = null;
                })),
                judged("JMF-002", "no state, but a heartbeat", partner(p -> p.partnerState = "unknown")),
                judged("JMF-002", "enabled, no heartbeat", partner(p -> p.lastHeartbeatDateTime = null)),
                unjudged("JMF-008", "a Mac of nobody known", tenant().mac("MAC-1", d -> d.userId = null)),
                judged("JMF-008", "a Mac with a user", tenant().mac("MAC-1", d -> d.of("ann"))),
                judged("JMF-008", "a Mac under Intune", managed(d -> d.macUnderJamf().managementAgent = "mdm")),
                unjudged("JMF-009", "no state", partner(p -> p.partnerState = null)),
                judged("JMF-009", "enabled", partner(p -> {})),
                judged("JMF-009", "terminated", partner(p -> p.partnerState = "terminated")));
    }

    private static Example judged(String rule, String situation, Tenant tenant) {
        return new Example(rule, true, situation, tenant);
    }

    private static Example unjudged(String rule, String situation, Tenant tenant) {
        return new Example(rule, false, situation, tenant);
    }

    /** One managed device that Entra does not have. */
    private static Tenant managed(Consumer<ManagedDeviceSpec> change) {
        return tenant().managedDevice("PC-1", change);
    }

    /** One Entra joined PC that is not managed. */
    private static Tenant joined(Consumer<EntraDeviceSpec> change) {
        return tenant().entraDevice("PC-1", change);
    }

    /** One hybrid joined PC that is not managed. */
    private static Tenant hybrid(Consumer<EntraDeviceSpec> change) {
        return joined(d -> {
            d.trustType = "ServerAd";
            change.accept(d);
        });
    }

    private static Tenant managedPc(Consumer<EntraDeviceSpec> change, @Nullable Instant lastSync) {
        return joined(change).managedDevice("PC-1", d -> d.lastSyncDateTime = lastSync);
    }

    private static Tenant product(Consumer<SkuSpec> change) {
        return tenant().sku(Products.SPE_E3, change);
    }

    private static Tenant partner(Consumer<PartnerSpec> change) {
        return tenant().compliancePartner("Jamf", change);
    }

    /** Has no registration id, and enrolled then. */
    private static void registering(ManagedDeviceSpec device, Instant enrolled) {
        device.azureADDeviceId = null;
        device.enrolledDateTime = enrolled;
    }

    private static EntraDeviceSpec unseen(EntraDeviceSpec device) {
        device.approximateLastSignInDateTime = null;
        return device;
    }

    private static EntraDeviceSpec autopilot(EntraDeviceSpec device) {
        device.isAutopilot = true;
        return device;
    }

    private static EntraDeviceSpec pending(EntraDeviceSpec device) {
        device.hasKeys = false;
        return device;
    }
}
