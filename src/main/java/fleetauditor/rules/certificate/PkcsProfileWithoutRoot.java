package fleetauditor.rules.certificate;

import static fleetauditor.model.Dataset.DEVICE_CONFIGURATIONS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Assignment;
import fleetauditor.model.Assignment.Target;
import fleetauditor.model.DeviceConfiguration;
import fleetauditor.model.SubjectKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CRT-003: a device that lacks the CA's root certificate does not trust what the PKCS profile brings. */
public final class PkcsProfileWithoutRoot implements Rule<PkcsProfileWithoutRoot.AssignedProfile> {
    private static final RuleSpec SPEC = RuleSpec.rule("CRT-003", SubjectKind.CONFIGURATION_PROFILE, Severity.MEDIUM)
            .requiring(DEVICE_CONFIGURATIONS);

    /** Windows' trusted-root profiles carry the name of an older Windows. */
    private static final Map<String, String> PLATFORM_OF_ROOT = Map.of("windows81", "windows10");

    /**
     * A PKCS profile that is assigned to somebody.
     *
     * @param groups groups it is assigned to; exclusions do not count
     * @param broad whether it is assigned to all users or all devices
     * @param roots trusted-root profiles of its platform, with whom each is assigned to
     */
    public record AssignedProfile(DeviceConfiguration profile, Set<UUID> groups, boolean broad, List<Root> roots) {}

    /**
     * A trusted-root profile.
     *
     * @param broad whether it is assigned to all users or all devices
     */
    public record Root(DeviceConfiguration profile, Set<UUID> groups, boolean broad) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<AssignedProfile> examined(AuditView view) {
        Map<String, List<Root>> roots = view.rows(DEVICE_CONFIGURATIONS).stream()
                .filter(DeviceConfiguration::isTrustedRoot)
                .map(r -> new Root(r, groups(r), isBroad(r)))
                .collect(Collectors.groupingBy(r -> platformOfRoot(r.profile())));
        return view.rows(DEVICE_CONFIGURATIONS).stream()
                .filter(DeviceConfiguration::isPkcs)
                .map(p -> new AssignedProfile(
                        p, groups(p), isBroad(p), roots.getOrDefault(platform(p, "PkcsCertificateProfile"), List.of())))
                .filter(p -> p.broad() || !p.groups().isEmpty());
    }

    @Override
    public Optional<Violation> check(AssignedProfile assigned, AuditView view) {
        if (assigned.roots().stream().anyMatch(root -> covers(root, assigned))) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(assigned.profile().subject())
                .saw("type", assigned.profile().type())
                .saw("assignments", targets(assigned.profile()))
                .saw(
                        "trustedRootProfiles",
                        assigned.roots().stream()
                                .map(r -> r.profile().displayName())
                                .sorted()
                                .toList()));
    }

    private static boolean covers(Root root, AssignedProfile assigned) {
        return root.broad() || (!assigned.broad() && root.groups().containsAll(assigned.groups()));
    }

    private static Set<UUID> groups(DeviceConfiguration profile) {
        return profile.assignments().stream()
                .filter(a -> a.target() == Target.GROUP)
                .map(Assignment::groupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isBroad(DeviceConfiguration profile) {
        return profile.assignments().stream()
                .map(Assignment::target)
                .anyMatch(t -> t == Target.ALL_USERS || t == Target.ALL_DEVICES);
    }

    private static String platformOfRoot(DeviceConfiguration root) {
        String platform = platform(root, "TrustedRootCertificate");
        return PLATFORM_OF_ROOT.getOrDefault(platform, platform);
    }

    /** What stands before {@code kind} in Graph's type name: {@code macos}, {@code windows10} ... */
    private static String platform(DeviceConfiguration profile, String kind) {
        String type = profile.type();
        return type.substring(0, type.length() - kind.length()).toLowerCase(Locale.ROOT);
    }

    /** Whom the profile is assigned to: group ids and Graph's names of the broad targets. */
    private static Collection<String> targets(DeviceConfiguration profile) {
        return profile.assignments().stream()
                .flatMap(a -> switch (a.target()) {
                    case GROUP -> Stream.ofNullable(a.groupId()).map(UUID::toString);
                    case ALL_USERS -> Stream.of("allLicensedUsersAssignmentTarget");
                    case ALL_DEVICES -> Stream.of("allDevicesAssignmentTarget");
                    case EXCLUDED_GROUP, OTHER -> Stream.<String>empty();
                })
                .distinct()
                .sorted()
                .toList();
    }
}
