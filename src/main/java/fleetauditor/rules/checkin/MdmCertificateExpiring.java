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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** SYN-003: without a valid MDM certificate a device cannot sync again, and only a new enrollment helps. */
public final class MdmCertificateExpiring implements Rule<ManagedDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule(
                    "SYN-003", SubjectKind.MANAGED_DEVICE, Severity.HIGH, Severity.MEDIUM)
            .withCauses("expired", "expiring")
            .requiring(MANAGED_DEVICES);

    private final Limits limits;

    public MdmCertificateExpiring(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param notice how long before its end a certificate is reported
     * @param syncedWithin devices without a sync in this time are left to SYN-001, unless the certificate explains it
     */
    public record Limits(Duration notice, Duration syncedWithin) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.SYN-003.notice",
                            "14d",
                            "1d",
                            "180d",
                            "How long before its end an MDM certificate is reported."),
                    settings.duration(
                            "rules.SYN-003.syncedWithin",
                            "90d",
                            "1d",
                            "730d",
                            "Devices without a sync in this time are left out, unless the certificate expired after"
                                    + " their last sync."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> d.managementCertificateExpirationDate() != null && !d.hasAgent("jamf", "eas", "msSense"));
    }

    /** Devices whose certificate has no known end, or whose last sync is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> d.managementCertificateExpirationDate() == null || d.lastSyncDateTime() == null)
                .filter(d -> !d.hasAgent("jamf", "eas", "msSense"))
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        Instant expires = Objects.requireNonNull(device.managementCertificateExpirationDate());
        Instant lastSync = device.lastSyncDateTime();
        if (lastSync == null) {
            return Optional.empty();
        }
        boolean recent = !view.isOlder(lastSync, limits.syncedWithin());
        Violation violation = Violation.of(device.subject())
                .saw("managementCertificateExpirationDate", expires)
                .saw("lastSyncDateTime", lastSync)
                .saw("operatingSystem", device.operatingSystem());
        if (expires.isBefore(view.now())) {
            return recent || expires.isAfter(lastSync)
                    ? Optional.of(violation.cause("expired").severity(Severity.HIGH))
                    : Optional.empty();
        }
        return recent && view.isAhead(expires, limits.notice())
                ? Optional.of(violation.cause("expiring").severity(Severity.MEDIUM))
                : Optional.empty();
    }
}
