package fleetauditor.rules;

import fleetauditor.audit.Rule;
import fleetauditor.config.Settings;
import fleetauditor.rules.certificate.DisagreeingAuthorities;
import fleetauditor.rules.certificate.EmailNameForUsersWithoutMail;
import fleetauditor.rules.certificate.FailingCertificates;
import fleetauditor.rules.certificate.MisnamedAuthority;
import fleetauditor.rules.certificate.PkcsProfileWithoutRoot;
import fleetauditor.rules.certificate.UnhealthyConnector;
import fleetauditor.rules.jamf.LegacyJamfConnection;
import fleetauditor.rules.jamf.MacPolicyAssignedToDevices;
import fleetauditor.rules.jamf.MacUserWithoutLicenses;
import fleetauditor.rules.jamf.MissingJamfApps;
import fleetauditor.rules.jamf.UnregisteredMac;
import fleetauditor.rules.jamf.UnresponsiveMac;
import fleetauditor.rules.jamf.WrongJamfAppPermissions;
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
                new UnresponsiveMac(UnresponsiveMac.Limits.from(settings)),
                new UnregisteredMac(),
                new MacPolicyAssignedToDevices(),
                new WrongJamfAppPermissions(),
                new LegacyJamfConnection(),
                new MacUserWithoutLicenses(),
                new MissingJamfApps(),
                new MisnamedAuthority(),
                new EmailNameForUsersWithoutMail(),
                new PkcsProfileWithoutRoot(),
                new UnhealthyConnector(UnhealthyConnector.Limits.from(settings)),
                new FailingCertificates(FailingCertificates.Limits.from(settings)),
                new DisagreeingAuthorities());
    }
}
