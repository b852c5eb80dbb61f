package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.COMPLIANCE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.DEVICE_MANAGEMENT_PARTNERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.audit.Word;
import fleetauditor.config.Settings;
import fleetauditor.model.Partner;
import fleetauditor.model.Partner.Connection;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.rules.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** JMF-002: when the partner's connection breaks, a whole Mac fleet turns noncompliant at once. */
public final class JamfConnectionUnhealthy implements Rule<Partner> {
    private static final RuleSpec SPEC = RuleSpec.rule("JMF-002", SubjectKind.PARTNER, Severity.CRITICAL, Severity.HIGH)
            .withCauses("terminated", "rejected", "removal-scheduled", "unresponsive", "unavailable", "no-heartbeat")
            .requiring(DEVICE_MANAGEMENT_PARTNERS, COMPLIANCE_MANAGEMENT_PARTNERS)
            .alertingSecurity();

    private final Limits limits;

    public JamfConnectionUnhealthy(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param heartbeatWithin how old a heartbeat may be
     */
    public record Limits(Duration heartbeatWithin) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.JMF-002.heartbeatWithin", "24h", "1h", "7d", "How old a partner's heartbeat may be."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Partner> examined(AuditView view) {
        return Stream.of(DEVICE_MANAGEMENT_PARTNERS, COMPLIANCE_MANAGEMENT_PARTNERS)
                .flatMap(d -> view.rows(d).stream())
                .filter(p -> Jamf.isJamf(p) && !Jamf.isNeverSetUp(p));
    }

    /** Partners of which neither state nor heartbeat is known. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return Stream.of(DEVICE_MANAGEMENT_PARTNERS, COMPLIANCE_MANAGEMENT_PARTNERS)
                .flatMap(d -> view.rows(d).stream())
                .filter(p -> Unknown.is(p.partnerState()) && p.lastHeartbeatDateTime() == null)
                .map(Partner::subject);
    }

    @Override
    public Optional<Violation> check(Partner partner, AuditView view) {
        return cause(partner, view)
                .map(cause -> Violation.of(partner.subject())
                        .cause(cause)
                        .severity(isFinal(cause) ? Severity.CRITICAL : Severity.HIGH)
                        .saw("partnerState", partner.partnerState())
                        .saw("lastHeartbeatDateTime", partner.lastHeartbeatDateTime())
                        .saw(
                                "whenPartnerDevicesWillBeRemovedDateTime",
                                partner.whenPartnerDevicesWillBeRemovedDateTime())
                        .saw(
                                "whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime",
                                partner.whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime())
                        .say(
                                "connection",
                                new Word(
                                        partner.connection() == Connection.LEGACY
                                                ? "legacyConnection"
                                                : "deviceCompliance")));
    }

    private Optional<String> cause(Partner partner, AuditView view) {
        String state = Objects.requireNonNullElse(partner.partnerState(), "").toLowerCase(Locale.ROOT);
        if (state.equals("terminated") || state.equals("rejected")) {
            return Optional.of(state);
        }
        if (partner.whenPartnerDevicesWillBeRemovedDateTime() != null) {
            return Optional.of("removal-scheduled");
        }
        if (state.equals("unresponsive") || state.equals("unavailable")) {
            return Optional.of(state);
        }
        Instant heartbeat = partner.lastHeartbeatDateTime();
        boolean silent =
                heartbeat == null ? state.equals("enabled") : view.isOlder(heartbeat, limits.heartbeatWithin());
        return silent ? Optional.of("no-heartbeat") : Optional.empty();
    }

    private static boolean isFinal(String cause) {
        return cause.equals("terminated") || cause.equals("rejected") || cause.equals("removal-scheduled");
    }
}
