package fleetauditor.rules.device;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;

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

/** HYB-002: a pending device has no key: Conditional Access treats the PC as unregistered. */
public final class PendingHybridDevice implements Rule<EntraDevice> {
    private static final RuleSpec SPEC =
            RuleSpec.rule("HYB-002", SubjectKind.ENTRA_DEVICE, Severity.MEDIUM).requiring(ENTRA_DEVICES);

    private final Limits limits;

    public PendingHybridDevice(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param pendingFor how long a hybrid device may wait for its registration
     */
    public record Limits(Duration pendingFor) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.HYB-002.pendingFor",
                    "7d",
                    "1h",
                    "90d",
                    "How long a hybrid device may wait for its registration."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<EntraDevice> examined(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream().filter(d -> d.isHybrid() && d.isEnabled());
    }

    /** Pending devices of which nobody knows since when, or whether they are enabled. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(ENTRA_DEVICES).stream()
                .filter(d -> d.isPending() && !Boolean.FALSE.equals(d.accountEnabled()))
                .filter(d -> d.accountEnabled() == null
                        || (d.createdDateTime() == null && d.onPremisesLastSyncDateTime() == null))
                .map(EntraDevice::subject);
    }

    @Override
    public Optional<Violation> check(EntraDevice device, AuditView view) {
        return Optional.ofNullable(device.createdDateTime())
                .or(() -> Optional.ofNullable(device.onPremisesLastSyncDateTime()))
                .filter(since -> device.isPending() && view.isOlder(since, limits.pendingFor()))
                .map(since -> Violation.of(device.subject())
                        .saw("createdDateTime", device.createdDateTime())
                        .saw("onPremisesLastSyncDateTime", device.onPremisesLastSyncDateTime())
                        .saw("registrationDateTime", device.registrationDateTime())
                        .saw("deviceId", device.deviceId())
                        .saw("alternativeSecurityIds", 0)
                        .say("since", since));
    }
}
