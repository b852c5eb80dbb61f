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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** HYB-007: the device is switched off in Entra and still in somebody's hands; its user's sign-ins fail. */
public final class DisabledDeviceCheckingIn implements Rule<EntraDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule("HYB-007", SubjectKind.ENTRA_DEVICE, Severity.MEDIUM)
            .requiring(ENTRA_DEVICES, MANAGED_DEVICES);

    private final Limits limits;

    public DisabledDeviceCheckingIn(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param alive a device that synced within this time is in use
     */
    public record Limits(Duration alive) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.HYB-007.syncedWithin",
                    "7d",
                    "1h",
                    "90d",
                    "A disabled device whose managed device synced within this time is still in use."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<EntraDevice> examined(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream();
    }

    /** Devices that may be disabled, and disabled ones whose last sync is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream()
                .filter(d -> d.accountEnabled() == null
                        || (!d.accountEnabled()
                                && view.managedDevices(d.deviceId()).stream()
                                        .anyMatch(m -> m.lastSyncDateTime() == null)))
                .map(EntraDevice::subject);
    }

    @Override
    public Optional<Violation> check(EntraDevice device, AuditView view) {
        if (!Boolean.FALSE.equals(device.accountEnabled())) {
            return Optional.empty();
        }
        List<ManagedDevice> alive = view.managedDevices(device.deviceId()).stream()
                .filter(m -> view.isWithin(m.lastSyncDateTime(), limits.alive()))
                .toList();
        return alive.stream()
                .map(ManagedDevice::lastSyncDateTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(last -> Violation.of(device.subject())
                        .related(alive.stream().map(ManagedDevice::subject).toList())
                        .saw("accountEnabled", device.accountEnabled())
                        .saw("lastSyncDateTime", last)
                        .saw("approximateLastSignInDateTime", device.approximateLastSignInDateTime())
                        .saw("trustType", device.trustType())
                        .saw("operatingSystem", device.operatingSystem()));
    }
}
