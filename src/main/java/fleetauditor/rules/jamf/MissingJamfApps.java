package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.COMPLIANCE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.SERVICE_PRINCIPALS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Partner;
import fleetauditor.model.ServicePrincipal;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.rules.Unknown;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JMF-009: Jamf Device Compliance works through two apps; one connects Jamf's cloud, one registers Macs for their users.
 *
 * @see <a href="https://learn.microsoft.com/intune/device-security/compliance/jamf-entra-id-compliance">Integrate Jamf
 *     Pro with Microsoft Intune to report device compliance to Microsoft Entra ID</a>
 */
public final class MissingJamfApps implements Rule<MissingJamfApps.Connection> {
    private static final String CONNECTOR = "Cloud Connector for Device Compliance";
    private static final String REGISTRATION = "User registration app for Device Compliance";

    private static final RuleSpec SPEC = RuleSpec.rule("JMF-009", SubjectKind.PARTNER, Severity.HIGH)
            .withCauses("connector-app", "registration-app", "both")
            .requiring(COMPLIANCE_MANAGEMENT_PARTNERS, SERVICE_PRINCIPALS);

    /** An enabled connection and how its two apps are found. */
    public record Connection(Partner partner, AppState connector, AppState registration) {}

    /** How an app stands in the tenant; unknown whether enabled counts as enabled. */
    public enum AppState {
        ENABLED,
        DISABLED,
        ABSENT
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Connection> examined(AuditView view) {
        AppState connector = state(CONNECTOR, view);
        AppState registration = state(REGISTRATION, view);
        return view.rows(COMPLIANCE_MANAGEMENT_PARTNERS).stream()
                .filter(Partner::isNamedJamf)
                .filter(p -> "enabled".equalsIgnoreCase(p.partnerState()))
                .map(p -> new Connection(p, connector, registration));
    }

    /** Partners whose state is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(COMPLIANCE_MANAGEMENT_PARTNERS).stream()
                .filter(p -> Unknown.is(p.partnerState()))
                .map(Partner::subject);
    }

    @Override
    public Optional<Violation> check(Connection connection, AuditView view) {
        boolean connector = connection.connector() == AppState.ENABLED;
        boolean registration = connection.registration() == AppState.ENABLED;
        if (connector && registration) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(connection.partner().subject())
                .cause(registration ? "connector-app" : connector ? "registration-app" : "both")
                .saw("partnerState", connection.partner().partnerState())
                .saw(CONNECTOR, text(connection.connector()))
                .saw(REGISTRATION, text(connection.registration())));
    }

    private static AppState state(String name, AuditView view) {
        return view.rows(SERVICE_PRINCIPALS).stream()
                .filter(app -> app.displayName().strip().equalsIgnoreCase(name))
                .map(MissingJamfApps::state)
                .min(AppState::compareTo)
                .orElse(AppState.ABSENT);
    }

    private static AppState state(ServicePrincipal app) {
        return Boolean.FALSE.equals(app.accountEnabled()) ? AppState.DISABLED : AppState.ENABLED;
    }

    private static String text(AppState state) {
        return switch (state) {
            case ENABLED -> "enabled";
            case DISABLED -> "disabled";
            case ABSENT -> "absent";
        };
    }
}
