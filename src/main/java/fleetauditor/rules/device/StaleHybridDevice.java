package fleetauditor.rules.device;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** HYB-001: a hybrid device nobody has used for months is an account that nobody watches. */
public final class StaleHybridDevice implements Rule<EntraDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule("HYB-001", SubjectKind.ENTRA_DEVICE, Severity.MEDIUM)
            .requiring(ENTRA_DEVICES, MANAGED_DEVICES);

    private final Limits limits;

    public StaleHybridDevice(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param staleAfter time without sign-in and without sync after which a hybrid device is stale
     */
    public record Limits(Duration staleAfter) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.HYB-001.staleAfter",
                    "90d",
                    "14d",
                    "730d",
                    "Time without sign-in and without sync after which a hybrid device is stale."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<EntraDevice> examined(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream()
                .filter(d -> d.isHybrid() && !d.isPending() && d.isEnabled())
                .filter(d -> !(d.isAutopilot() && d.registrationDateTime() == null));
    }

    /** Hybrid devices whose last sign-in or whose being enabled is unknown, and Autopilot objects without a date. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream()
                .filter(d -> d.isHybrid() && !d.isPending() && !Boolean.FALSE.equals(d.accountEnabled()))
                .filter(d -> d.accountEnabled() == null
                        || d.approximateLastSignInDateTime() == null
                        || (d.isAutopilot() && d.registrationDateTime() == null))
                .map(EntraDevice::subject);
    }

    @Override
    public Optional<Violation> check(EntraDevice device, AuditView view) {
        Optional<Instant> lastSync = view.managedDevices(device.deviceId()).stream()
                .map(ManagedDevice::lastSyncDateTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        if (lastSync.filter(s -> !view.isOlder(s, limits.staleAfter())).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(device.approximateLastSignInDateTime())
                .filter(lastSignIn -> view.isOlder(lastSignIn, limits.staleAfter()))
                .map(lastSignIn -> Violation.of(device.subject())
                        .saw("approximateLastSignInDateTime", lastSignIn)
                        .saw("lastSyncDateTime", lastSync.orElse(null))
                        .saw("operatingSystemVersion", device.operatingSystemVersion())
                        .say("age", view.age(lastSignIn)));
    }
}
