package fleetauditor.rules.jamf;

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
import java.util.stream.Stream;

/** JMF-003: a Mac that Jamf no longer reports keeps an old compliance verdict until it is called unresponsive. */
public final class UnresponsiveMac implements Rule<ManagedDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule(
                    "JMF-003", SubjectKind.MANAGED_DEVICE, Severity.MEDIUM, Severity.LOW)
            .withCauses("unresponsive", "gone")
            .requiring(MANAGED_DEVICES);

    private final Limits limits;

    public UnresponsiveMac(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param unresponsiveAfter a Mac silent for longer is unresponsive
     * @param goneAfter a Mac silent for longer is a case for clean-up
     */
    public record Limits(Duration unresponsiveAfter, Duration goneAfter) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.JMF-003.unresponsiveAfter",
                            "24h",
                            "1h",
                            "30d",
                            "A Mac under Jamf that did not sync for longer is unresponsive."),
                    settings.duration(
                            "rules.JMF-003.goneAfter",
                            "30d",
                            "1d",
                            "365d",
                            "A Mac under Jamf that did not sync for longer is probably gone."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream().filter(ManagedDevice::isMacUnderJamf);
    }

    /** Macs whose last sync is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view).filter(mac -> mac.lastSyncDateTime() == null).map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice mac, AuditView view) {
        boolean gone = view.isOlder(mac.lastSyncDateTime(), limits.goneAfter());
        return Optional.ofNullable(mac.lastSyncDateTime())
                .filter(sync -> view.isOlder(sync, limits.unresponsiveAfter()))
                .map(sync -> Violation.of(mac.subject())
                        .severity(gone ? Severity.LOW : Severity.MEDIUM)
                        .cause(gone ? "gone" : "unresponsive")
                        .saw("lastSyncDateTime", sync)
                        .saw("userPrincipalName", mac.userPrincipalName())
                        .saw("serialNumber", mac.serialNumber())
                        .say("silence", view.age(sync)));
    }
}
