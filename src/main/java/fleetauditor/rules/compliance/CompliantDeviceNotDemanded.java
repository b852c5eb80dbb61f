package fleetauditor.rules.compliance;

import static fleetauditor.model.Dataset.CONDITIONAL_ACCESS_POLICIES;
import static fleetauditor.model.Dataset.ORGANIZATION;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.Organization;
import fleetauditor.model.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CMP-006: compliance is measured, and nothing follows from it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols">
 *     conditionalAccessGrantControls</a>
 */
public final class CompliantDeviceNotDemanded implements Rule<Organization> {
    private static final String NO_POLICY = "no-policy";
    private static final String REPORT_ONLY = "report-only";

    private static final RuleSpec SPEC = RuleSpec.rule("CMP-006", SubjectKind.TENANT, Severity.MEDIUM)
            .withCauses(NO_POLICY, REPORT_ONLY)
            .requiring(CONDITIONAL_ACCESS_POLICIES, ORGANIZATION);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Organization> examined(AuditView view) {
        return view.rows(ORGANIZATION).stream();
    }

    @Override
    public Optional<Violation> check(Organization organization, AuditView view) {
        List<ConditionalAccessPolicy> demanding = view.rows(CONDITIONAL_ACCESS_POLICIES).stream()
                .filter(ConditionalAccessPolicy::demandsCompliantDevice)
                .toList();
        if (demanding.stream().anyMatch(ConditionalAccessPolicy::isEnabled)) {
            return Optional.empty();
        }
        List<String> reportOnly = demanding.stream()
                .filter(ConditionalAccessPolicy::isReportOnly)
                .map(ConditionalAccessPolicy::displayName)
                .sorted()
                .toList();
        List<String> others = demanding.stream()
                .filter(p -> !p.isReportOnly())
                .map(ConditionalAccessPolicy::displayName)
                .sorted()
                .toList();
        return Optional.of(Violation.of(organization.subject())
                .cause(reportOnly.isEmpty() ? NO_POLICY : REPORT_ONLY)
                .saw("enabledForReportingButNotEnforced", reportOnly)
                .saw("disabled", others)
                .say("policyCount", view.rows(CONDITIONAL_ACCESS_POLICIES).size()));
    }
}
