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

/** CMP-004: Intune has no verdict on the device, because policies fail, contradict each other or never reported. */
public final class ComplianceNotEvaluated implements Rule<ManagedDevice> {
    private static final String UNKNOWN = "unknown";
    private static final String[] CAUSES = {"error", "conflict", UNKNOWN};

    private static final RuleSpec SPEC = RuleSpec.rule("CMP-004", SubjectKind.MANAGED_DEVICE, Severity.MEDIUM)
            .withCauses(CAUSES)
            .requiring(MANAGED_DEVICES);

    private final Limits limits;

    public ComplianceNotEvaluated(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param firstVerdict how long after enrollment the first verdict may be missing
     */
    public record Limits(Duration firstVerdict) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.CMP-004.firstVerdict",
                    "24h",
                    "1h",
                    "30d",
                    "How long after enrollment a device may have no compliance verdict."));
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

    /** Devices that may still get their first verdict, and those of which nobody knows whether they have one. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> Unknown.is(d.complianceState()) && check(d, view).isEmpty())
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        return Stream.of(CAUSES)
                .filter(device::hasComplianceState)
                .filter(state -> !state.equals(UNKNOWN) || isOverdue(device, view))
                .findFirst()
                .map(state -> Violation.of(device.subject())
                        .cause(state)
                        .saw("complianceState", device.complianceState())
                        .saw("enrolledDateTime", device.enrolledDateTime())
                        .saw("lastSyncDateTime", device.lastSyncDateTime())
                        .saw("userPrincipalName", device.userPrincipalName())
                        .saw("operatingSystem", device.operatingSystem())
                        .saw("managementAgent", device.managementAgent()));
    }

    /** Enrolled long enough ago, and in contact since. */
    private boolean isOverdue(ManagedDevice device, AuditView view) {
        Instant lastSync = device.lastSyncDateTime();
        return Optional.ofNullable(device.enrolledDateTime())
                .filter(enrolled -> view.isOlder(enrolled, limits.firstVerdict()))
                .filter(enrolled -> lastSync != null && lastSync.isAfter(enrolled))
                .isPresent();
    }
}
