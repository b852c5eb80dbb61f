package fleetauditor.rules.compliance;

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
import fleetauditor.rules.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** CMP-003: in a few days the device counts as noncompliant, and its user is locked out where that is demanded. */
public final class GracePeriodEnding implements Rule<ManagedDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule("CMP-003", SubjectKind.MANAGED_DEVICE, Severity.MEDIUM)
            .requiring(MANAGED_DEVICES);

    private final Limits limits;

    public GracePeriodEnding(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param ahead how long before its end a grace period is reported
     */
    public record Limits(Duration ahead) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.CMP-003.ahead", "3d", "1h", "90d", "How long before its end a grace period is reported."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream();
    }

    /** Devices whose state, or the end of whose grace period, is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> Unknown.is(d.complianceState())
                        || (d.hasComplianceState("inGracePeriod")
                                && d.complianceGracePeriodExpirationDateTime() == null))
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        Instant end = device.complianceGracePeriodExpirationDateTime();
        if (!device.hasComplianceState("inGracePeriod")
                || end == null
                || end.isAfter(view.now().plus(limits.ahead()))) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(device.subject())
                .saw("complianceGracePeriodExpirationDateTime", end)
                .saw("complianceState", device.complianceState())
                .saw("lastSyncDateTime", device.lastSyncDateTime())
                .saw("userPrincipalName", device.userPrincipalName())
                .saw("operatingSystem", device.operatingSystem()));
    }
}
