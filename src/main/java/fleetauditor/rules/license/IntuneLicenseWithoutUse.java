package fleetauditor.rules.license;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.SIGN_INS;
import static fleetauditor.model.Dataset.SUBSCRIBED_SKUS;
import static fleetauditor.model.Dataset.USERS;
import static fleetauditor.model.Dataset.USERS_LOGGED_ON;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.license.Licensing;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LoggedOnUser;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** LIC-006: an Intune license that nobody works with could serve somebody who has none. */
public final class IntuneLicenseWithoutUse implements Rule<IntuneLicenseWithoutUse.Holder> {
    private static final String DISABLED_USER = "disabled-user";
    private static final String NO_DEVICE = "no-device";

    private static final RuleSpec SPEC = RuleSpec.rule("LIC-006", SubjectKind.USER, Severity.LOW)
            .withCauses(DISABLED_USER, NO_DEVICE)
            .requiring(USERS, SUBSCRIBED_SKUS, ENTRA_DEVICES, MANAGED_DEVICES, USERS_LOGGED_ON)
            .using(SIGN_INS);

    private final Limits limits;

    public IntuneLicenseWithoutUse(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param signInLookback how far back a Windows sign-in counts as use; Graph keeps at most 30 days
     * @param logonLookback how far back a logon that Intune saw counts as use
     * @param newUser how long after their creation users may be without a device
     */
    public record Limits(Duration signInLookback, Duration logonLookback, Duration newUser) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.LIC-006.signInLookback",
                            "30d",
                            "1d",
                            "30d",
                            "How far back a Windows sign-in to a joined PC counts as use of the license."),
                    settings.duration(
                            "rules.LIC-006.logonLookback",
                            "90d",
                            "1d",
                            "365d",
                            "How far back a logon that Intune saw on a managed device counts as use of the license."),
                    settings.duration(
                            "rules.LIC-006.newUser",
                            "30d",
                            "0d",
                            "365d",
                            "How long after their creation users may have a license and no device."));
        }
    }

    /**
     * A licensed holder of an Intune SKU.
     *
     * @param isAtWork whether the user was seen at a PC lately, or may have been
     * @param lastLogOn the last logon that Intune saw; null when it saw none
     */
    public record Holder(
            User user, boolean isAtWork, @Nullable Instant lastLogOn) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Holder> examined(AuditView view) {
        Map<UUID, Instant> lastLogOn = new HashMap<>();
        Set<UUID> atWork = signedIn(view);
        for (LoggedOnUser logon : view.rows(USERS_LOGGED_ON)) {
            Instant time = logon.lastLogOnDateTime();
            // a logon at an unknown time may have been yesterday
            if (!view.isOlder(time, limits.logonLookback())) {
                atWork.add(logon.userId());
            }
            if (time != null) {
                lastLogOn.merge(logon.userId(), time, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return view.rows(USERS).stream()
                .filter(u -> Licensing.isLicensed(u.licenses()) && holdsIntune(u, view))
                .map(u -> new Holder(u, atWork.contains(u.id()), lastLogOn.get(u.id())));
    }

    /** New users, who are not asked for a device yet, as long as they have none. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view)
                .map(Holder::user)
                .filter(u -> !u.isDisabled()
                        && isNew(u, view)
                        && view.managedDevicesOf(u.id()).isEmpty())
                .map(User::subject);
    }

    @Override
    public Optional<Violation> check(Holder holder, AuditView view) {
        User user = holder.user();
        Violation violation = Violation.of(user.subject())
                .saw("accountEnabled", user.accountEnabled())
                .saw("assignedLicenses", intuneSkus(user, view))
                .saw("createdDateTime", user.createdDateTime())
                .saw("lastLogOnDateTime", holder.lastLogOn());
        if (user.isDisabled()) {
            return Optional.of(violation.cause(DISABLED_USER));
        }
        if (!view.isComplete(SIGN_INS)
                || holder.isAtWork()
                || isNew(user, view)
                || !view.managedDevicesOf(user.id()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(violation.cause(NO_DEVICE).inferred());
    }

    @Override
    public Optional<String> leavesOut(AuditView view) {
        return view.isComplete(SIGN_INS) ? Optional.empty() : Optional.of(view.gap(SIGN_INS));
    }

    /** Who signed in to a joined PC within the lookback. */
    private Set<UUID> signedIn(AuditView view) {
        var users = new HashSet<UUID>();
        view.rows(SIGN_INS).forEach(signIn -> {
            UUID user = signIn.userId();
            if (user != null
                    && signIn.isSuccessfulWindowsSignIn()
                    && view.isWithin(signIn.createdDateTime(), limits.signInLookback())
                    && view.entraDevices(signIn.deviceId()).stream().anyMatch(EntraDevice::isJoinedPc)) {
                users.add(user);
            }
        });
        return users;
    }

    private static boolean holdsIntune(User user, AuditView view) {
        return user.licenses().assignedLicenses().stream().anyMatch(l -> isIntune(l, view));
    }

    private static List<String> intuneSkus(User user, AuditView view) {
        return user.licenses().assignedLicenses().stream()
                .filter(l -> isIntune(l, view))
                .map(l -> view.licensing().nameOf(l.skuId()))
                .sorted()
                .toList();
    }

    private static boolean isIntune(AssignedLicense license, AuditView view) {
        return view.licensing().isIntuneSku(license.skuId());
    }

    private boolean isNew(User user, AuditView view) {
        return user.createdDateTime() != null && !view.isOlder(user.createdDateTime(), limits.newUser());
    }
}
