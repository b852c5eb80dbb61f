package fleetauditor.model;

import java.util.Set;
import java.util.UUID;

/**
 * The transitive members of one group that a policy or profile is assigned to.
 *
 * @param users object ids of the users in it
 * @param devices object ids of the devices in it
 * @see <a href="https://learn.microsoft.com/graph/api/group-list-transitivemembers">List group transitive members</a>
 */
public record GroupMembers(UUID groupId, Set<UUID> users, Set<UUID> devices) {
    public GroupMembers {
        users = Set.copyOf(users);
        devices = Set.copyOf(devices);
    }
}
