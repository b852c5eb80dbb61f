package fleetauditor.rules.license;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.SIGN_INS;
import static fleetauditor.model.Dataset.SUBSCRIBED_SKUS;
import static fleetauditor.model.Dataset.USERS;
import static fleetauditor.model.Dataset.USERS_LOGGED_ON;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.CheckInSchedule;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.license.Unlicensed;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.LoggedOnUser;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.SignIn;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** LIC-001: policies do not reach a user without an Intune license, and the PC's sync fails with 0x80190190. */
public final class UnlicensedUserAtJoinedPc implements Rule<UnlicensedUserAtJoinedPc.Visit> {
    private static final RuleSpec SPEC = RuleSpec.rule("LIC-001", SubjectKind.USER, Severity.HIGH, Severity.MEDIUM)
            .withCauses(Stream.of(Unlicensed.values()).map(Unlicensed::key).toArray(String[]::new))
            .requiring(USERS, SUBSCRIBED_SKUS, ENTRA_DEVICES, MANAGED_DEVICES, USERS_LOGGED_ON, SIGN_INS)
            .alertingSecurity();

    private final Limits limits;

    public UnlicensedUserAtJoinedPc(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param lookback how far back a sign-in counts; Graph keeps at most 30 days
     */
    public record Limits(Duration lookback) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.LIC-001.lookback", "30d", "1d", "30d", "How far back a sign-in to a joined PC counts."));
        }
    }

    /** A user who was at a joined PC, by whatever source. */
    public record Visit(User user, EntraDevice pc, List<ManagedDevice> managed, Seen seen) {}

    /** When and by which source a user was seen at a PC; null when that source did not see the user. */
    public record Seen(@Nullable Instant signIn, @Nullable Instant loggedOn) {
        private Seen with(@Nullable Instant otherSignIn, @Nullable Instant otherLoggedOn) {
            return new Seen(later(signIn, otherSignIn), later(loggedOn, otherLoggedOn));
        }

        private Instant last() {
            return Objects.requireNonNull(later(signIn, loggedOn));
        }

        private List<String> sources() {
            var sources = new TreeSet<String>();
            if (signIn != null) {
                sources.add("signIns");
            }
            if (loggedOn != null) {
                sources.add("usersLoggedOn");
            }
            return List.copyOf(sources);
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            return a == null || (b != null && b.isAfter(a)) ? b : a;
        }
    }

    private record Pair(UUID user, UUID device) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Visit> examined(AuditView view) {
        var seen = new LinkedHashMap<Pair, Seen>();
        for (SignIn signIn : view.rows(SIGN_INS)) {
            UUID user = signIn.userId();
            UUID device = signIn.deviceId();
            if (user != null
                    && device != null
                    && signIn.isSuccessfulWindowsSignIn()
                    && view.isWithin(signIn.createdDateTime(), limits.lookback())) {
                add(seen, user, device, signIn.createdDateTime(), null);
            }
        }
        for (LoggedOnUser logon : view.rows(USERS_LOGGED_ON)) {
            UUID device = view.managedDevice(logon.managedDeviceId())
                    .map(ManagedDevice::azureADDeviceId)
                    .orElse(null);
            if (device != null && view.isWithin(logon.lastLogOnDateTime(), limits.lookback())) {
                add(seen, logon.userId(), device, null, logon.lastLogOnDateTime());
            }
        }
        return seen.entrySet().stream().flatMap(e -> visits(e, view));
    }

    @Override
    public Optional<Violation> check(Visit visit, AuditView view) {
        User user = visit.user();
        return view.licensing().whyUnlicensed(user).map(why -> {
            Optional<ManagedDevice> managed = visit.managed().stream().findFirst();
            Violation violation = Violation.of(user.subject())
                    .identifiedBy(visit.pc().subject())
                    .severity(managed.isPresent() ? Severity.HIGH : Severity.MEDIUM)
                    .cause(why.key())
                    .related(visit.pc().subject())
                    .related(
                            visit.managed().stream().map(ManagedDevice::subject).toList())
                    .saw("lastSignInDateTime", visit.seen().last())
                    .saw("sources", visit.seen().sources())
                    .saw(
                            "isPrimaryUser",
                            visit.managed().stream().anyMatch(d -> user.id().equals(d.userId())))
                    .saw("trustType", visit.pc().trustType())
                    .saw("assignedLicenses", held(user, view));
            return managed.map(ManagedDevice::lastSyncDateTime)
                    .map(sync -> violation
                            .saw("lastSyncDateTime", sync)
                            .saw("nextSyncDueDateTime", CheckInSchedule.nextAfter(sync, view.now())))
                    .orElse(violation);
        });
    }

    private static void add(
            Map<Pair, Seen> seen, UUID user, UUID device, @Nullable Instant signIn, @Nullable Instant loggedOn) {
        seen.merge(new Pair(user, device), new Seen(signIn, loggedOn), (a, b) -> a.with(b.signIn(), b.loggedOn()));
    }

    /** Joined PCs only, enabled users only, and no PC that a device license covers. */
    private static Stream<Visit> visits(Map.Entry<Pair, Seen> entry, AuditView view) {
        Optional<User> user = view.user(entry.getKey().user()).filter(User::isEnabled);
        List<ManagedDevice> managed = view.managedDevices(entry.getKey().device());
        if (user.isEmpty() || managed.stream().anyMatch(ManagedDevice::isUserless)) {
            return Stream.empty();
        }
        return view.entraDevices(entry.getKey().device()).stream()
                .filter(EntraDevice::isJoinedPc)
                .map(pc -> new Visit(user.get(), pc, managed, entry.getValue()));
    }

    private static List<String> held(User user, AuditView view) {
        return user.licenses().assignedLicenses().stream()
                .map(l -> view.licensing().nameOf(l.skuId()))
                .sorted()
                .toList();
    }
}
