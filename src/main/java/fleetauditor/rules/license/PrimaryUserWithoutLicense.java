package fleetauditor.rules.license;

import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.SUBSCRIBED_SKUS;
import static fleetauditor.model.Dataset.USERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.license.Unlicensed;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import fleetauditor.rules.Unknown;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** LIC-002: a device whose primary user is not licensed is checked for a licensed user and fails. */
public final class PrimaryUserWithoutLicense implements Rule<ManagedDevice> {
    private static final String USER_DELETED = "user-deleted";
    private static final String USER_DISABLED = "user-disabled";
    private static final RuleSpec SPEC = RuleSpec.rule("LIC-002", SubjectKind.MANAGED_DEVICE, Severity.HIGH)
            .withCauses(Stream.concat(
                            Stream.of(USER_DELETED, USER_DISABLED),
                            Stream.of(Unlicensed.values()).map(Unlicensed::key))
                    .toArray(String[]::new))
            .requiring(MANAGED_DEVICES, USERS, SUBSCRIBED_SKUS);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return candidates(view).filter(PrimaryUserWithoutLicense::isKnown);
    }

    /** Devices whose user or management agent is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return candidates(view).filter(d -> !isKnown(d)).map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        UUID userId = Objects.requireNonNull(device.userId());
        Violation violation = Violation.of(device.subject())
                .saw("userId", userId.toString())
                .saw("managementAgent", device.managementAgent())
                .saw("operatingSystem", device.operatingSystem())
                .saw("lastSyncDateTime", device.lastSyncDateTime());
        Optional<User> found = view.user(userId);
        if (found.isEmpty()) {
            String name = Objects.requireNonNullElse(device.userPrincipalName(), "");
            return Optional.of(
                    violation.cause(USER_DELETED).related(new Subject(SubjectKind.USER, userId.toString(), name)));
        }
        User user = found.get();
        return view.licensing()
                .whyUnlicensed(user)
                .map(why -> violation
                        .cause(user.isDisabled() ? USER_DISABLED : why.key())
                        .related(user.subject())
                        .saw("accountEnabled", user.accountEnabled()));
    }

    /** Devices that Intune itself manages, for somebody. */
    private static Stream<ManagedDevice> candidates(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> !d.isUserless() && !d.hasAgent("jamf", "eas", "msSense"));
    }

    private static boolean isKnown(ManagedDevice device) {
        return device.userId() != null && !Unknown.is(device.managementAgent());
    }
}
