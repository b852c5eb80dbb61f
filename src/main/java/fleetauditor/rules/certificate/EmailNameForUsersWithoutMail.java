package fleetauditor.rules.certificate;

import static fleetauditor.model.Dataset.DEVICE_CONFIGURATIONS;
import static fleetauditor.model.Dataset.GROUP_MEMBERS;
import static fleetauditor.model.Dataset.USERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.license.Licensing;
import fleetauditor.model.Assignment;
import fleetauditor.model.Assignment.Target;
import fleetauditor.model.DeviceConfiguration;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CRT-002: a certificate that names the user's e-mail address cannot be issued for a user who has none. */
public final class EmailNameForUsersWithoutMail implements Rule<EmailNameForUsersWithoutMail.Profile> {
    private static final RuleSpec SPEC = RuleSpec.rule("CRT-002", SubjectKind.CONFIGURATION_PROFILE, Severity.HIGH)
            .requiring(DEVICE_CONFIGURATIONS, GROUP_MEMBERS, USERS);

    /** Intune's variable for the user's {@code mail}. */
    private static final String VARIABLE = "{{emailaddress}}";

    /** A PKCS profile, beside everybody in the tenant who has no mail address. */
    public record Profile(DeviceConfiguration configuration, List<User> withoutMail) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Profile> examined(AuditView view) {
        List<User> withoutMail = view.rows(USERS).stream()
                .filter(u -> isNone(u.mail()))
                .sorted(Comparator.comparing(User::userPrincipalName).thenComparing(User::id))
                .toList();
        return view.rows(DEVICE_CONFIGURATIONS).stream()
                .filter(DeviceConfiguration::isPkcs)
                .map(p -> new Profile(p, withoutMail));
    }

    @Override
    public Optional<Violation> check(Profile profile, AuditView view) {
        DeviceConfiguration configuration = profile.configuration();
        if (!namesEmail(configuration)) {
            return Optional.empty();
        }
        List<User> failing = withoutMail(profile, view);
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(configuration.subject())
                .related(failing.stream().map(User::subject).toList())
                .saw("subjectAlternativeNameType", configuration.subjectAlternativeNameTypes())
                .saw("subjectAlternativeNameFormatString", configuration.subjectAlternativeNameFormatString())
                .saw("customSubjectAlternativeNames", configuration.customSubjectAlternativeNames())
                .saw("usersWithoutMail", failing.size()));
    }

    /** By its type or by the variable: either makes the connector ask for the address. */
    private static boolean namesEmail(DeviceConfiguration profile) {
        return profile.subjectAlternativeNameTypes().stream().anyMatch(t -> t.equalsIgnoreCase("emailAddress"))
                || Stream.concat(
                                Stream.ofNullable(profile.subjectAlternativeNameFormatString()),
                                profile.customSubjectAlternativeNames().stream())
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(VARIABLE));
    }

    /** Those without mail whom the profile reaches. */
    private static List<User> withoutMail(Profile profile, AuditView view) {
        List<Assignment> assignments = profile.configuration().assignments();
        List<Set<UUID>> included = users(assignments, Target.GROUP, view);
        List<Set<UUID>> excluded = users(assignments, Target.EXCLUDED_GROUP, view);
        boolean everybody = assignments.stream().anyMatch(a -> a.target() == Target.ALL_USERS);
        return profile.withoutMail().stream()
                .filter(u -> (everybody && u.isEnabled() && Licensing.isLicensed(u.licenses())) || isIn(included, u))
                .filter(u -> !isIn(excluded, u))
                .toList();
    }

    private static List<Set<UUID>> users(List<Assignment> assignments, Target target, AuditView view) {
        return assignments.stream()
                .filter(a -> a.target() == target)
                .flatMap(a -> view.members(a.groupId()).stream())
                .map(GroupMembers::users)
                .toList();
    }

    private static boolean isIn(List<Set<UUID>> groups, User user) {
        return groups.stream().anyMatch(g -> g.contains(user.id()));
    }

    private static boolean isNone(@Nullable String mail) {
        return mail == null || mail.isBlank();
    }
}
