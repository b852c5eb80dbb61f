package fleetauditor.rules.checkin;

import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.CheckInSchedule;
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
import java.util.stream.Stream;

/** SYN-001: a device that does not check in keeps yesterday's policies and yesterday's compliance. */
public final class OverdueCheckIn implements Rule<ManagedDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule(
                    "SYN-001", SubjectKind.MANAGED_DEVICE, Severity.MEDIUM, Severity.LOW)
            .requiring(MANAGED_DEVICES);

    private final Limits limits;

    public OverdueCheckIn(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param overdueAfter time without a sync after which a device is reported
     * @param worseAfter time without a sync after which it weighs more
     */
    public record Limits(Duration overdueAfter, Duration worseAfter) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.SYN-001.overdueAfter",
                            "7d",
                            "1d",
                            "365d",
                            "Time without a sync after which a device is reported."),
                    settings.duration(
                            "rules.SYN-001.worseAfter",
                            "30d",
                            "1d",
                            "730d",
                            "Time without a sync after which it is medium instead of low."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream().filter(d -> CheckIn.isExpected(d) && !CheckIn.isLeaving(d));
    }

    /** Devices whose last sync is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view).filter(d -> d.lastSyncDateTime() == null).map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        return Optional.ofNullable(device.lastSyncDateTime())
                .filter(lastSync -> view.isOlder(lastSync, limits.overdueAfter()))
                .map(lastSync -> Violation.of(device.subject())
                        .severity(view.isOlder(lastSync, limits.worseAfter()) ? Severity.MEDIUM : Severity.LOW)
                        .saw("lastSyncDateTime", lastSync)
                        .saw("missedCheckIns", CheckInSchedule.missed(lastSync, view.now()))
                        .saw("operatingSystem", device.operatingSystem())
                        .saw("managementAgent", device.managementAgent())
                        .say("age", view.age(lastSync)));
    }
}
