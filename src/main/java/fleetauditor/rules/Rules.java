package fleetauditor.rules;

import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.config.Settings;
import fleetauditor.model.Dataset;
import fleetauditor.rules.checkin.MdmCertificateExpiring;
import fleetauditor.rules.checkin.OverdueCheckIn;
import fleetauditor.rules.compliance.ComplianceDisagreement;
import fleetauditor.rules.compliance.ManagedDeviceUnknownToEntra;
import fleetauditor.rules.device.PendingHybridDevice;
import fleetauditor.rules.device.StaleHybridDevice;
import fleetauditor.rules.jamf.DuplicateMac;
import fleetauditor.rules.jamf.JamfConnectionUnhealthy;
import fleetauditor.rules.license.IntuneSubscriptionEnding;
import fleetauditor.rules.license.PrimaryUserWithoutLicense;
import fleetauditor.rules.license.UnlicensedUserAtJoinedPc;
import fleetauditor.rules.tenant.IntuneNotInOrder;
import java.util.List;
import java.util.Map;

/** Every rule of this release, by id. Adding a rule is one line here; a test fails if the line is forgotten. */
public final class Rules {
    /** Every rule with its default thresholds. */
    public static final List<Rule<?>> STANDARD = from(new Settings(Map.of()));

    private Rules() {}

    /** Every rule, with thresholds from {@code settings}. */
    public static List<Rule<?>> from(Settings settings) {
        return List.of(
                new UnlicensedUserAtJoinedPc(UnlicensedUserAtJoinedPc.Limits.from(settings)), // LIC-001
                new PrimaryUserWithoutLicense(), // LIC-002
                new IntuneSubscriptionEnding(IntuneSubscriptionEnding.Limits.from(settings)), // LIC-003
                new StaleHybridDevice(StaleHybridDevice.Limits.from(settings)), // HYB-001
                new PendingHybridDevice(PendingHybridDevice.Limits.from(settings)), // HYB-002
                new ComplianceDisagreement(ComplianceDisagreement.Limits.from(settings)), // CMP-001
                new ManagedDeviceUnknownToEntra(ManagedDeviceUnknownToEntra.Limits.from(settings)), // CMP-002
                new IntuneNotInOrder(), // TEN-001
                new OverdueCheckIn(OverdueCheckIn.Limits.from(settings)), // SYN-001
                new MdmCertificateExpiring(MdmCertificateExpiring.Limits.from(settings)), // SYN-003
                new DuplicateMac(), // JMF-001
                new JamfConnectionUnhealthy(JamfConnectionUnhealthy.Limits.from(settings))); // JMF-002
    }

    /** Every dataset that one of these rules reads, each once, in the order of the report. */
    public static List<Dataset<?>> datasets(List<RuleSpec> rules) {
        return List.copyOf(Dataset.ALL.stream()
                .filter(d -> rules.stream().anyMatch(r -> r.reads().contains(d)))
                .toList());
    }
}
