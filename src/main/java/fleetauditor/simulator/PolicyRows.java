package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compliance policies.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicecompliancepolicy">deviceCompliancePolicy</a>
 */
final class PolicyRows {
    private static final Season TO_ALL_DEVICES = Season.fixedOn(6);

    private final Tenant tenant;
    private final List<Row> policies = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();

    PolicyRows(Tenant tenant) {
        this.tenant = tenant;
        policy("Windows baseline", "windows10CompliancePolicy", Targets::allDevices);
        policy("iPhone and iPad baseline", "iosCompliancePolicy", Targets::allDevices);
        policy("Android baseline", "androidCompliancePolicy", Targets::allUsers);
        String goneGroup = tenant.seed().guid("gone group").toString();
        policy("Windows pilot (old)", "windows10CompliancePolicy", to -> to.group(goneGroup));
        policy(
                "macOS for Mac users",
                "macOSCompliancePolicy",
                to -> to.group(DirectoryGroup.MAC_USERS).excluding(DirectoryGroup.MAC_DEVICES));
        Row group = policy("macOS FileVault", "macOSCompliancePolicy", to -> to.group(DirectoryGroup.MAC_DEVICES));
        if (!Tenant.first(new GroupRows(tenant).members(DirectoryGroup.MAC_DEVICES), 1, row -> true)
                .isEmpty()) {
            plant(group, "device-group");
        }
        boolean everywhere = TO_ALL_DEVICES.isOn(tenant.plan().night());
        Row all = policy(
                "macOS operating system version",
                "macOSCompliancePolicy",
                to -> everywhere ? to.allDevices() : to.allUsers());
        if (everywhere) {
            plant(all, "all-devices");
        }
    }

    RowSource policies() {
        return RowSource.of(policies);
    }

    /** The assignments of one policy. */
    List<Row> assignments(String id) {
        return Assigned.of(policies, id);
    }

    List<Planted> planted() {
        return planted;
    }

    private Row policy(String name, String type, UnaryOperator<Targets> to) {
        String id = tenant.seed().guid("compliancePolicy", policies.size(), 0).toString();
        Row policy = new Row(type)
                .with("id", id)
                .with("displayName", name)
                .with("description", null)
                .with("version", 3)
                .with("createdDateTime", tenant.clock().since(700))
                .with("lastModifiedDateTime", tenant.clock().since(120))
                .with("assignments", to.apply(new Targets(tenant.seed(), id)).assignments());
        policies.add(policy);
        return policy;
    }

    private void plant(Row policy, String cause) {
        planted.add(new Planted(
                "JMF-005", SubjectKind.COMPLIANCE_POLICY, policy.text("id"), policy.text("displayName"), cause));
    }
}
