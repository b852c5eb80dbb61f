package fleetauditor.rules.compliance;

import static fleetauditor.model.Dataset.DEVICE_MANAGEMENT;
import static fleetauditor.model.Dataset.ORGANIZATION;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.IntuneTenant;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CMP-005: a device to which no compliance policy is assigned passes for compliant.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicemanagementsettings">
 *     deviceManagementSettings</a>
 */
public final class UnassessedDevicesCompliant implements Rule<IntuneTenant> {
    private static final RuleSpec SPEC = RuleSpec.rule("CMP-005", SubjectKind.TENANT, Severity.HIGH)
            .requiring(DEVICE_MANAGEMENT, ORGANIZATION)
            .alertingSecurity();

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    /** The tenant, when Graph says how it is set. */
    @Override
    public Stream<IntuneTenant> examined(AuditView view) {
        return view.rows(DEVICE_MANAGEMENT).stream().filter(t -> t.secureByDefault() != null);
    }

    /** The tenant, when Graph does not say how it is set. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view).findAny().isPresent() ? Stream.empty() : Stream.of(view.tenant());
    }

    @Override
    public Optional<Violation> check(IntuneTenant tenant, AuditView view) {
        return Boolean.FALSE.equals(tenant.secureByDefault())
                ? Optional.of(Violation.of(view.tenant()).saw("settings.secureByDefault", false))
                : Optional.empty();
    }
}
