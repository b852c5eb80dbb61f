package fleetauditor.whatif;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose licenses a step changes.
 *
 * @param everyone every user, and every assignment, whether direct or by a group
 * @param users object ids of users whose direct assignments change
 * @param groups object ids of groups whose own assignments change, for all who have them from there
 */
public record Scope(boolean everyone, Set<UUID> users, Set<UUID> groups) {
    public static final Scope EVERYONE = new Scope(true, Set.of(), Set.of());

    public Scope {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }

    /** The direct assignments of these users. */
    public static Scope users(Set<UUID> users) {
        return new Scope(false, users, Set.of());
    }

    boolean holds(UUID user) {
        return everyone || users.contains(user);
    }

    /** Whether an assignment of the user is changed: a direct one, or one by the group. */
    boolean reaches(UUID user, @Nullable UUID assignedByGroup) {
        return assignedByGroup == null ? holds(user) : everyone || groups.contains(assignedByGroup);
    }

    /** Whether only the named users' direct assignments can be reached. */
    boolean isUsersOnly() {
        return !everyone && groups.isEmpty();
    }
}
