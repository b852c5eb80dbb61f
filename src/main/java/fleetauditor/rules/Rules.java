package fleetauditor.rules;

import fleetauditor.audit.Rule;
import fleetauditor.config.Settings;
import fleetauditor.rules.checkin.BrokenRegistration;
import fleetauditor.rules.checkin.EnrollmentKeepsFailing;
import fleetauditor.rules.checkin.FirstSyncNeverCompleted;
import fleetauditor.rules.compliance.ComplianceNotEvaluated;
import fleetauditor.rules.compliance.CompliantDeviceNotDemanded;
import fleetauditor.rules.compliance.GracePeriodEnding;
import fleetauditor.rules.compliance.UnassessedDevicesCompliant;
import fleetauditor.rules.device.DirectorySyncStopped;
import fleetauditor.rules.device.DisabledDeviceCheckingIn;
import fleetauditor.rules.device.DuplicateEntraDevice;
import fleetauditor.rules.device.JoinedPcNotManaged;
import fleetauditor.rules.device.UnroutableSignInName;
import fleetauditor.rules.license.IntuneLicenseWithoutUse;
import fleetauditor.rules.license.LicenseAssignmentInError;
import fleetauditor.rules.license.NoFreeIntuneSeats;
import fleetauditor.rules.license.UnlicensedUserAtJoinedPc;
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
                new UnlicensedUserAtJoinedPc(UnlicensedUserAtJoinedPc.Limits.from(settings)),
                new LicenseAssignmentInError(),
                new NoFreeIntuneSeats(),
                new IntuneLicenseWithoutUse(IntuneLicenseWithoutUse.Limits.from(settings)),
                new DirectorySyncStopped(DirectorySyncStopped.Limits.from(settings)),
                new JoinedPcNotManaged(JoinedPcNotManaged.Limits.from(settings)),
                new DuplicateEntraDevice(),
                new DisabledDeviceCheckingIn(DisabledDeviceCheckingIn.Limits.from(settings)),
                new UnroutableSignInName(),
                new GracePeriodEnding(GracePeriodEnding.Limits.from(settings)),
                new ComplianceNotEvaluated(ComplianceNotEvaluated.Limits.from(settings)),
                new UnassessedDevicesCompliant(),
                new CompliantDeviceNotDemanded(),
                new FirstSyncNeverCompleted(FirstSyncNeverCompleted.Limits.from(settings)),
                new BrokenRegistration(),
                new EnrollmentKeepsFailing(EnrollmentKeepsFailing.Limits.from(settings)));
    }
}
