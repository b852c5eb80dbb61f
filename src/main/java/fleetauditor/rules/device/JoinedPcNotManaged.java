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
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** HYB-005: a PC in use that no policy of Intune reaches. */
public final class JoinedPcNotManaged implements Rule<EntraDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule("HYB-005", SubjectKind.ENTRA_DEVICE, Severity.MEDIUM)
            .requiring(ENTRA_DEVICES, MANAGED_DEVICES);

    private final Limits limits;

    public JoinedPcNotManaged(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param active a PC that signed in within this time is in use
     */
    public record Limits(Duration active) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.HYB-005.activeWithin",
                    "30d",
                    "1d",
                    "365d",
                    "A joined PC that signed in within this time is in use and should be managed."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    /** Joined PCs that are enabled and not pending. */
    @Override
    public Stream<EntraDevice> examined(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream().filter(d -> d.isJoinedPc() && d.isEnabled() && !d.isPending());
    }

    /** Joined PCs whose registration id, last sign-in or being enabled is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream()
                .filter(d -> d.isJoinedPc() && !d.isPending() && !Boolean.FALSE.equals(d.accountEnabled()))
                .filter(d ->
                        d.accountEnabled() == null || d.deviceId() == null || d.approximateLastSignInDateTime() == null)
                .map(EntraDevice::subject);
    }

    @Override
    public Optional<Violation> check(EntraDevice device, AuditView view) {
        // Without a registration id nobody can tell whether Intune manages it.
        if (device.deviceId() == null
                || !view.isWithin(device.approximateLastSignInDateTime(), limits.active())
                || !view.managedDevices(device.deviceId()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(device.subject())
                .saw("trustType", device.trustType())
                .saw("approximateLastSignInDateTime", device.approximateLastSignInDateTime())
                .saw("registrationDateTime", device.registrationDateTime())
                .saw("operatingSystemVersion", device.operatingSystemVersion())
                .saw("isManaged", device.isManaged())
                .saw("managementType", device.managementType())
                .saw("deviceId", device.deviceId().toString()));
    }
}
