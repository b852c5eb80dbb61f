package fleetauditor.rules.certificate;

import static fleetauditor.model.Dataset.CERTIFICATE_CONNECTORS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.model.Connector;
import fleetauditor.model.Connector.Kind;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** CRT-004: while no connector is in contact, no certificate is issued or renewed. */
public final class UnhealthyConnector implements Rule<Connector> {
    private static final RuleSpec SPEC = RuleSpec.rule("CRT-004", SubjectKind.CONNECTOR, Severity.HIGH)
            .withCauses("inactive", "no-contact")
            .requiring(CERTIFICATE_CONNECTORS);

    private final Limits limits;

    public UnhealthyConnector(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param silence a connector that was not in contact for longer is unhealthy
     */
    public record Limits(Duration silence) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.CRT-004.silence",
                    "24h",
                    "1h",
                    "30d",
                    "A certificate connector that was not in contact for longer is unhealthy."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Connector> examined(AuditView view) {
        return view.rows(CERTIFICATE_CONNECTORS).stream();
    }

    /** Connectors whose last contact is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view).filter(c -> c.lastContactDateTime() == null).map(Connector::subject);
    }

    @Override
    public Optional<Violation> check(Connector connector, AuditView view) {
        boolean inactive = "inactive".equalsIgnoreCase(connector.state());
        if (!inactive && !view.isOlder(connector.lastContactDateTime(), limits.silence())) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(connector.subject())
                .cause(inactive ? "inactive" : "no-contact")
                .saw("state", connector.state())
                .saw(
                        connector.kind() == Kind.NDES ? "lastConnectionDateTime" : "lastCheckinDateTime",
                        connector.lastContactDateTime())
                .saw("machineName", connector.machineName())
                .say("server", Objects.requireNonNullElse(connector.machineName(), connector.displayName()))
                .say(
                        "lastContact",
                        Objects.requireNonNullElse(connector.lastContactDateTime(), Violation.Nothing.NOTHING)));
    }
}
