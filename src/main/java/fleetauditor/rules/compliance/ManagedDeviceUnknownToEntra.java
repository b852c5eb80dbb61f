package fleetauditor.rules.compliance;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** CMP-002: Conditional Access decides on the Entra device, so a device that only Intune knows is never compliant. */
public final class ManagedDeviceUnknownToEntra implements Rule<ManagedDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule("CMP-002", SubjectKind.MANAGED_DEVICE, Severity.HIGH)
            .withCauses("entra-device-missing", "never-registered")
            .requiring(MANAGED_DEVICES, ENTRA_DEVICES);

    private final Limits limits;

    public ManagedDeviceUnknownToEntra(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param registeredWithin how long after enrollment the registration may take
     */
    public record Limits(Duration registeredWithin) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.CMP-002.registeredWithin",
                    "24h",
                    "0s",
                    "7d",
                    "How long after enrollment the registration with Entra may take."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> !d.isMacUnderJamf() && !d.hasAgent("eas", "msSense"))
                .filter(d -> !(d.isUserless() && "Android".equalsIgnoreCase(d.operatingSystem())));
    }

    /** Devices without a known registration that may still be on its way. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view)
                .filter(d ->
                        d.azureADDeviceId() == null && !view.isOlder(d.enrolledDateTime(), limits.registeredWithin()))
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        UUID deviceId = device.azureADDeviceId();
        Violation violation = Violation.of(device.subject())
                .saw("azureADDeviceId", deviceId)
                .saw("azureADRegistered", device.azureADRegistered())
                .saw("enrolledDateTime", device.enrolledDateTime())
                .saw("lastSyncDateTime", device.lastSyncDateTime());
        if (deviceId != null) {
            return view.entraDevice(deviceId).isPresent()
                    ? Optional.empty()
                    : Optional.of(violation.cause("entra-device-missing"));
        }
        return view.isOlder(device.enrolledDateTime(), limits.registeredWithin())
                ? Optional.of(violation.cause("never-registered"))
                : Optional.empty();
    }
}
