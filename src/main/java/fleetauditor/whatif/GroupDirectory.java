package fleetauditor.whatif;

import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks groups up in the tenant, one by one. */
public interface GroupDirectory {
    /** Every group of this display name; Graph ignores case. */
    List<Group> named(String displayName);

    Optional<Group> byId(UUID id);

    /** The transitive members; empty when there is no such group. */
    Optional<GroupMembers> members(UUID groupId);
}
