package fleetauditor.whatif;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the groups that Conditional Access policies name.
 *
 * @param usersByGroup the transitive users of each group that could be read; nobody for one that no longer exists
 */
public record Memberships(Map<UUID, Set<UUID>> usersByGroup) {
    public static final Memberships NONE = new Memberships(Map.of());

    public Memberships {
        usersByGroup = Map.copyOf(usersByGroup);
    }

    /** Null when the group could not be read. */
    @Nullable
    Boolean isMember(UUID groupId, UUID userId) {
        Set<UUID> users = usersByGroup.get(groupId);
        return users == null ? null : users.contains(userId);
    }

    Memberships after(Map<UUID, Set<UUID>> left, Map<UUID, Set<UUID>> joined) {
        var groups = new HashMap<>(usersByGroup);
        groups.replaceAll((id, users) -> {
            var now = new HashSet<>(users);
            now.removeAll(left.getOrDefault(id, Set.of()));
            now.addAll(joined.getOrDefault(id, Set.of()));
            return now;
        });
        return new Memberships(groups);
    }
}
