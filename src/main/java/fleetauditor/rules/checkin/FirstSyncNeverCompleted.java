package fleetauditor.rules.checkin;

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
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** SYN-002: enrolled, and silent since: the device has none or few of its policies. */
public final class FirstSyncNeverCompleted implements Rule<ManagedDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule("SYN-002", SubjectKind.MANAGED_DEVICE, Severity.MEDIUM)
            .requiring(MANAGED_DEVICES);

    private final Limits limits;

    public FirstSyncNeverCompleted(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param settled how long after enrollment the frequent check-ins are over; younger devices are left out
     * @param forgotten older enrollments are left out
     * @param burst a last sync within this time of enrollment belongs to the enrollment itself
     */
    public record Limits(Duration settled, Duration forgotten, Duration burst) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.SYN-002.enrolledBefore",
                            "135m",
                            "15m",
                            "2d",
                            "Devices that enrolled more recently are left out: they are still in their first check-ins."),
                    settings.duration(
                            "rules.SYN-002.enrolledWithin",
                            "7d",
                            "1d",
                            "90d",
                            "Devices that enrolled longer ago are left out."),
                    settings.duration(
                            "rules.SYN-002.burst",
                            "15m",
                            "1m",
                            "2h",
                            "A last sync within this time of enrollment belongs to the enrollment itself."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream().filter(CheckIn::isExpected);
    }

    /** Devices whose enrollment is too recent, too long ago or unknown, and that are silent as far as is known: no sync has settled it. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view).filter(d -> !hasSyncedSince(d) && !isDue(d, view)).map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        if (!isDue(device, view) || hasSyncedSince(device)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(device.subject())
                .saw("enrolledDateTime", device.enrolledDateTime())
                .saw("lastSyncDateTime", device.lastSyncDateTime())
                .saw("operatingSystem", device.operatingSystem())
                .saw("deviceEnrollmentType", device.deviceEnrollmentType())
                .saw("managementAgent", device.managementAgent())
                .saw("managementState", device.managementState())
                .saw("userPrincipalName", device.userPrincipalName()));
    }

    /** Whether it enrolled in the time in which its silence tells something. */
    private boolean isDue(ManagedDevice device, AuditView view) {
        return Optional.ofNullable(device.enrolledDateTime())
                .filter(enrolled -> view.isWithin(enrolled, limits.forgotten()))
                .filter(enrolled -> view.age(enrolled).compareTo(limits.settled()) >= 0)
                .isPresent();
    }

    /** Whether it synced after the check-ins that belong to the enrollment. */
    private boolean hasSyncedSince(ManagedDevice device) {
        Instant enrolled = device.enrolledDateTime();
        Instant lastSync = device.lastSyncDateTime();
        return enrolled != null && lastSync != null && lastSync.isAfter(enrolled.plus(limits.burst()));
    }
}
