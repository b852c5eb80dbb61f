package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom policies and profiles are assigned to.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget">deviceAndAppManagementAssignmentTarget</a>
 */
final class Targets {
    private final Seed seed;
    private final String owner;
    private final List<Row> assignments = new ArrayList<>();

    /** @param owner id of the policy */
    Targets(Seed seed, String owner) {
        this.seed = seed;
        this.owner = owner;
    }

    Targets group(DirectoryGroup group) {
        return group(group.id(seed).toString());
    }

    Targets group(String groupId) {
        return add(target("groupAssignmentTarget").with("groupId", groupId));
    }

    Targets excluding(DirectoryGroup group) {
        return add(target("exclusionGroupAssignmentTarget")
                .with("groupId", group.id(seed).toString()));
    }

    Targets allUsers() {
        return add(target("allLicensedUsersAssignmentTarget"));
    }

    Targets allDevices() {
        return add(target("allDevicesAssignmentTarget"));
    }

    List<Row> assignments() {
        return List.copyOf(assignments);
    }

    private static Row target(String type) {
        return Row.part().with("@odata.type", "#microsoft.graph." + type);
    }

    private Targets add(Row target) {
        assignments.add(Row.part().with("id", owner + "_" + assignments.size()).with("target", target));
        return this;
    }
}
