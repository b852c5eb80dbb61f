package fleetauditor.rules.tenant;

import static fleetauditor.model.Dataset.DEVICE_MANAGEMENT;
import static fleetauditor.model.Dataset.ORGANIZATION;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Causes;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.IntuneTenant;
import fleetauditor.model.Organization;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** TEN-001: while Intune's own subscription or authority is wrong, no device of the tenant is managed as configured. */
public final class IntuneNotInOrder implements Rule<Organization> {
    private static final String ACTIVE = "active";
    private static final String INTUNE = "intune";

    /** deviceManagementSubscriptionState and mdmAuthority of Graph's schema. */
    private static final List<String> STATES =
            List.of("pending", ACTIVE, "warning", "disabled", "deleted", "blocked", "lockedOut");

    private static final List<String> AUTHORITIES = List.of("unknown", INTUNE, "sccm", "office365");

    private static final RuleSpec SPEC = RuleSpec.rule("TEN-001", SubjectKind.TENANT, Severity.CRITICAL)
            .withCauses(
                    "pending",
                    "warning",
                    "disabled",
                    "deleted",
                    "blocked",
                    "locked-out",
                    "authority-unknown",
                    "authority-sccm",
                    "authority-office365")
            .requiring(ORGANIZATION, DEVICE_MANAGEMENT);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Organization> examined(AuditView view) {
        return view.rows(ORGANIZATION).stream();
    }

    /** The tenant, when what is known is in order and the rest is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        boolean stateIsKnown = view.rows(DEVICE_MANAGEMENT).stream().anyMatch(t -> t.subscriptionState() != null);
        return examined(view)
                .filter(o -> !stateIsKnown || o.mobileDeviceManagementAuthority() == null)
                .map(Organization::subject);
    }

    @Override
    public Optional<Violation> check(Organization organization, AuditView view) {
        String state = view.rows(DEVICE_MANAGEMENT).stream()
                .findFirst()
                .map(IntuneTenant::subscriptionState)
                .orElse(null);
        String authority = organization.mobileDeviceManagementAuthority();
        Violation violation = Violation.of(organization.subject())
                .saw("subscriptionState", state)
                .saw("mobileDeviceManagementAuthority", authority);
        if (state != null && !state.equalsIgnoreCase(ACTIVE)) {
            return Optional.of(violation.cause(Causes.kebab(state, STATES)));
        }
        if (authority != null && !authority.equalsIgnoreCase(INTUNE)) {
            return Optional.of(violation.cause("authority-" + Causes.kebab(authority, AUTHORITIES)));
        }
        return Optional.empty();
    }
}
