package fleetauditor.rules;

import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.config.Settings;
import fleetauditor.model.Dataset;
import fleetauditor.rules.certificate.DisagreeingAuthorities;
import fleetauditor.rules.certificate.EmailNameForUsersWithoutMail;
import fleetauditor.rules.certificate.FailingCertificates;
import fleetauditor.rules.certificate.MisnamedAuthority;
import fleetauditor.rules.certificate.PkcsProfileWithoutRoot;
import fleetauditor.rules.certificate.UnhealthyConnector;
import fleetauditor.rules.checkin.BrokenRegistration;
import fleetauditor.rules.checkin.EnrollmentKeepsFailing;
import fleetauditor.rules.checkin.FirstSyncNeverCompleted;
import fleetauditor.rules.checkin.MdmCertificateExpiring;
import fleetauditor.rules.checkin.OverdueCheckIn;
import fleetauditor.rules.compliance.ComplianceDisagreement;
import fleetauditor.rules.compliance.ComplianceNotEvaluated;
import fleetauditor.rules.compliance.CompliantDeviceNotDemanded;
import fleetauditor.rules.compliance.GracePeriodEnding;
import fleetauditor.rules.compliance.ManagedDeviceUnknownToEntra;
import fleetauditor.rules.compliance.UnassessedDevicesCompliant;
import fleetauditor.rules.device.DirectorySyncStopped;
import fleetauditor.rules.device.DisabledDeviceCheckingIn;
import fleetauditor.rules.device.DualRegisteredPc;
import fleetauditor.rules.device.DuplicateEntraDevice;
import fleetauditor.rules.device.JoinedPcNotManaged;
import fleetauditor.rules.device.PendingHybridDevice;
import fleetauditor.rules.device.StaleHybridDevice;
import fleetauditor.rules.device.UnroutableSignInName;
import fleetauditor.rules.jamf.DuplicateMac;
import fleetauditor.rules.jamf.JamfConnectionUnhealthy;
import fleetauditor.rules.jamf.LegacyJamfConnection;
import fleetauditor.rules.jamf.MacPolicyAssignedToDevices;
import fleetauditor.rules.jamf.MacUserWithoutLicenses;
import fleetauditor.rules.jamf.MissingJamfApps;
import fleetauditor.rules.jamf.UnregisteredMac;
import fleetauditor.rules.jamf.UnresponsiveMac;
import fleetauditor.rules.jamf.WrongJamfAppPermissions;
import fleetauditor.rules.license.IntuneLicenseWithoutUse;
import fleetauditor.rules.license.IntuneSubscriptionEnding;
import fleetauditor.rules.license.LicenseAssignmentInError;
import fleetauditor.rules.license.NoFreeIntuneSeats;
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
                new LicenseAssignmentInError(), // LIC-004
                new NoFreeIntuneSeats(), // LIC-005
                new IntuneLicenseWithoutUse(IntuneLicenseWithoutUse.Limits.from(settings)), // LIC-006
                new StaleHybridDevice(StaleHybridDevice.Limits.from(settings)), // HYB-001
                new PendingHybridDevice(PendingHybridDevice.Limits.from(settings)), // HYB-002
                new DualRegisteredPc(), // HYB-003
                new DirectorySyncStopped(DirectorySyncStopped.Limits.from(settings)), // HYB-004
                new JoinedPcNotManaged(JoinedPcNotManaged.Limits.from(settings)), // HYB-005
                new DuplicateEntraDevice(), // HYB-006
                new DisabledDeviceCheckingIn(DisabledDeviceCheckingIn.Limits.from(settings)), // HYB-007
                new UnroutableSignInName(), // HYB-008
                new ComplianceDisagreement(ComplianceDisagreement.Limits.from(settings)), // CMP-001
                new ManagedDeviceUnknownToEntra(ManagedDeviceUnknownToEntra.Limits.from(settings)), // CMP-002
                new GracePeriodEnding(GracePeriodEnding.Limits.from(settings)), // CMP-003
                new ComplianceNotEvaluated(ComplianceNotEvaluated.Limits.from(settings)), // CMP-004
                new UnassessedDevicesCompliant(), // CMP-005
                new CompliantDeviceNotDemanded(), // CMP-006
                new IntuneNotInOrder(), // TEN-001
                new OverdueCheckIn(OverdueCheckIn.Limits.from(settings)), // SYN-001
                new FirstSyncNeverCompleted(FirstSyncNeverCompleted.Limits.from(settings)), // SYN-002
                new MdmCertificateExpiring(MdmCertificateExpiring.Limits.from(settings)), // SYN-003
                new BrokenRegistration(), // SYN-004
                new EnrollmentKeepsFailing(EnrollmentKeepsFailing.Limits.from(settings)), // SYN-005
                new DuplicateMac(), // JMF-001
                new JamfConnectionUnhealthy(JamfConnectionUnhealthy.Limits.from(settings)), // JMF-002
                new UnresponsiveMac(UnresponsiveMac.Limits.from(settings)), // JMF-003
                new UnregisteredMac(), // JMF-004
                new MacPolicyAssignedToDevices(), // JMF-005
                new WrongJamfAppPermissions(), // JMF-006
                new LegacyJamfConnection(), // JMF-007
                new MacUserWithoutLicenses(), // JMF-008
                new MissingJamfApps(), // JMF-009
                new MisnamedAuthority(), // CRT-001
                new EmailNameForUsersWithoutMail(), // CRT-002
                new PkcsProfileWithoutRoot(), // CRT-003
                new UnhealthyConnector(UnhealthyConnector.Limits.from(settings)), // CRT-004
                new FailingCertificates(FailingCertificates.Limits.from(settings)), // CRT-005
                new DisagreeingAuthorities()); // CRT-006
    }

    /** Every dataset that one of these rules reads, each once, in the order of the report. */
    public static List<Dataset<?>> datasets(List<RuleSpec> rules) {
        return List.copyOf(Dataset.ALL.stream()
                .filter(d -> rules.stream().anyMatch(r -> r.reads().contains(d)))
                .toList());
    }
}
