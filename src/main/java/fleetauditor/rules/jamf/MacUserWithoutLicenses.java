package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.USERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.license.Licensing;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** JMF-008: each user of a Mac under Jamf needs an Intune plan and an Entra ID P1 or P2 plan. */
public final class MacUserWithoutLicenses implements Rule<MacUserWithoutLicenses.UsedMac> {
    private static final RuleSpec SPEC = RuleSpec.rule("JMF-008", SubjectKind.MANAGED_DEVICE, Severity.HIGH)
            .withCauses("intune", "entra-premium", "both")
            .requiring(MANAGED_DEVICES, USERS);

    /** A Mac under Jamf and its primary user, who is there and not disabled. */
    public record UsedMac(ManagedDevice mac, User user) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<UsedMac> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(ManagedDevice::isMacUnderJamf)
                .flatMap(mac -> view.user(mac.userId()).stream()
                        .filter(user -> !user.isDisabled())
                        .map(user -> new UsedMac(mac, user)));
    }

    /** Macs whose user is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(mac -> mac.isMacUnderJamf() && mac.userId() == null)
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(UsedMac used, AuditView view) {
        User user = used.user();
        boolean intune = Licensing.isLicensed(user.licenses());
        boolean premium = Licensing.hasEntraPremium(user.licenses());
        if (intune && premium) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(used.mac().subject())
                .cause(intune ? "entra-premium" : premium ? "intune" : "both")
                .related(user.subject())
                .saw("userPrincipalName", user.userPrincipalName())
                .saw("assignedPlans", plans(user))
                .saw("lastSyncDateTime", used.mac().lastSyncDateTime()));
    }

    /** The plans in question, with the state they are in; empty when the user never had one. */
    private static List<String> plans(User user) {
        return user.licenses().assignedPlans().stream()
                .filter(p -> decides(p.servicePlanId()))
                .map(MacUserWithoutLicenses::text)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean decides(UUID plan) {
        return ServicePlans.INTUNE.contains(plan) || ServicePlans.ENTRA_PREMIUM.contains(plan);
    }

    private static String text(AssignedPlan plan) {
        return plan.servicePlanId() + " " + plan.capabilityStatus();
    }
}
