package fleetauditor.rules.device;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.ORGANIZATION;
import static fleetauditor.model.Dataset.USERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.Organization.Domain;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HYB-008: Windows cannot find the tenant by the sign-in name, so that the user gets no primary refresh token and the PC
 * does not enroll.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity/devices/hybrid-join-plan">Plan hybrid join: on-premises user
 *     names</a>
 */
public final class UnroutableSignInName implements Rule<UnroutableSignInName.Named> {
    private static final String UNVERIFIED = "unverified-suffix";
    private static final String FALLBACK = "fallback-suffix";

    private static final RuleSpec SPEC = RuleSpec.rule("HYB-008", SubjectKind.USER, Severity.MEDIUM)
            .withCauses(UNVERIFIED, FALLBACK)
            .requiring(USERS, ORGANIZATION, MANAGED_DEVICES, ENTRA_DEVICES);

    /**
     * A user from on-premises.
     *
     * @param verified the tenant's verified domains in lower case; empty when Graph did not say
     */
    public record Named(User user, Set<String> verified) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Named> examined(AuditView view) {
        Set<String> verified = view.rows(ORGANIZATION).stream()
                .flatMap(o -> o.verifiedDomains().stream())
                .map(Domain::name)
                .map(UnroutableSignInName::lower)
                .collect(Collectors.toCollection(TreeSet::new));
        return view.rows(USERS).stream()
                .filter(u -> u.isEnabled() && Boolean.TRUE.equals(u.onPremisesSyncEnabled()))
                .map(u -> new Named(u, verified));
    }

    @Override
    public Optional<Violation> check(Named named, AuditView view) {
        User user = named.user();
        int at = user.userPrincipalName().lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String suffix = lower(user.userPrincipalName().substring(at + 1));
        boolean isUnverified = !named.verified().isEmpty() && !named.verified().contains(suffix);
        if (!isUnverified && !suffix.endsWith(".onmicrosoft.com")) {
            return Optional.empty();
        }
        List<Subject> hybrid = hybridDevices(user, view);
        if (!isUnverified && hybrid.isEmpty()) {
            return Optional.empty();
        }
        Violation violation = Violation.of(user.subject())
                .related(hybrid)
                .saw("userPrincipalName", user.userPrincipalName())
                .saw("verifiedDomains", List.copyOf(named.verified()))
                .say("suffix", suffix);
        // Only Active Directory knows whether it has another name than the fallback one.
        return Optional.of(
                isUnverified
                        ? violation.cause(UNVERIFIED)
                        : violation.cause(FALLBACK).inferred());
    }

    /** The hybrid devices whose managed device has this primary user. */
    private static List<Subject> hybridDevices(User user, AuditView view) {
        return view.managedDevicesOf(user.id()).stream()
                .flatMap(m -> view.entraDevices(m.azureADDeviceId()).stream())
                .filter(EntraDevice::isHybrid)
                .map(EntraDevice::subject)
                .distinct()
                .toList();
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
