package fleetauditor.model;

import java.util.List;
import java.util.UUID;

/**
 * A device compliance policy.
 *
 * @param type Graph's type without prefix, for example {@code macOSCompliancePolicy}
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicecompliancepolicy">deviceCompliancePolicy</a>
 */
public record CompliancePolicy(UUID id, String displayName, String type, List<Assignment> assignments) {
    public CompliancePolicy {
        assignments = List.copyOf(assignments);
    }

    public Subject subject() {
        return new Subject(SubjectKind.COMPLIANCE_POLICY, id.toString(), displayName);
    }
}
