package fleetauditor.whatif;

import fleetauditor.model.Group;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks groups up in the tenant, one by one. */
public interface GroupDirectory {
    /** Every group of this display name; Graph ignores case. */
    List<Group> named(String displayName);

    Optional<Group> byId(UUID id);

    /** The object ids of its transitive users. */
    Set<UUID> users(UUID groupId);

    /** What there is to say of a group that is not found, as the end of the sentence; empty when nothing. */
    default String ofUnknown() {
        return "";
    }
}
