package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.COMPLIANCE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.COMPLIANCE_POLICIES;
import static fleetauditor.model.Dataset.DEVICE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.GROUP_MEMBERS;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Assignment;
import fleetauditor.model.Assignment.Target;
import fleetauditor.model.CompliancePolicy;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** JMF-005: a compliance policy that reaches Macs by device is not evaluated for Macs under Jamf. */
public final class MacPolicyAssignedToDevices implements Rule<CompliancePolicy> {
    private static final RuleSpec SPEC = RuleSpec.rule("JMF-005", SubjectKind.COMPLIANCE_POLICY, Severity.MEDIUM)
            .withCauses("all-devices", "device-group")
            .requiring(
                    COMPLIANCE_POLICIES,
                    GROUP_MEMBERS,
                    MANAGED_DEVICES,
                    DEVICE_MANAGEMENT_PARTNERS,
                    COMPLIANCE_MANAGEMENT_PARTNERS);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<CompliancePolicy> examined(AuditView view) {
        if (!Jamf.isUsed(view)) {
            return Stream.empty();
        }
        return view.rows(COMPLIANCE_POLICIES).stream().filter(p -> p.type().equalsIgnoreCase("macOSCompliancePolicy"));
    }

    @Override
    public Optional<Violation> check(CompliancePolicy policy, AuditView view) {
        List<GroupMembers> groups = deviceGroups(policy, view);
        boolean allDevices = policy.assignments().stream().anyMatch(a -> a.target() == Target.ALL_DEVICES);
        if (!allDevices && groups.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(policy.subject())
                .cause(allDevices ? "all-devices" : "device-group")
                .related(groups.stream()
                        .map(g -> new Subject(SubjectKind.GROUP, g.groupId().toString(), ""))
                        .toList())
                .saw("allDevicesAssignmentTarget", allDevices)
                .saw("groupId", groups.stream().map(g -> g.groupId().toString()).toList())
                .saw(
                        "devicesInGroups",
                        groups.stream()
                                .flatMap(g -> g.devices().stream())
                                .distinct()
                                .count()));
    }

    /** The included groups with devices in them; a group that no longer exists reaches nothing. */
    private static List<GroupMembers> deviceGroups(CompliancePolicy policy, AuditView view) {
        return policy.assignments().stream()
                .filter(a -> a.target() == Target.GROUP)
                .map(Assignment::groupId)
                .distinct()
                .flatMap(id -> view.members(id).stream())
                .filter(g -> !g.devices().isEmpty())
                .sorted(Comparator.comparing(GroupMembers::groupId))
                .toList();
    }
}
