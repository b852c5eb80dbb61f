package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Assignment;
import fleetauditor.model.CompliancePolicy;
import fleetauditor.model.Dataset;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Compliance policies with whom they are assigned to.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicy-list">List
 *     deviceCompliancePolicies</a>
 */
final class CompliancePoliciesCollector implements ListCollector<CompliancePolicy> {
    @Override
    public Dataset<CompliancePolicy> dataset() {
        return Dataset.COMPLIANCE_POLICIES;
    }

    @Override
    public Object identity(CompliancePolicy row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/deviceManagement/deviceCompliancePolicies", Service.INTUNE)
                .select("id", "displayName")
                .expand("assignments");
    }

    @Override
    public CompliancePolicy row(Fields fields) throws IOException {
        UUID id = null;
        String displayName = null;
        String type = null;
        List<Assignment> assignments = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "@odata.type" -> type = fields.text();
                case "assignments" -> assignments = fields.objects(Assignments::assignment);
                default -> {}
            }
        }
        UUID policyId = Fields.required(id, "id");
        return new CompliancePolicy(
                policyId,
                displayName == null ? policyId.toString() : displayName,
                Assignments.typeName(type),
                assignments);
    }
}
