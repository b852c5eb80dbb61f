package fleetauditor.run;

import fleetauditor.collect.GroupQueries;
import fleetauditor.config.ConfigException;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphException.Kind;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.whatif.GroupDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The groups that a change names, asked of Graph. A group that cannot be read stops the change: guessing would harm. */
final class TenantGroups implements GroupDirectory {
    private final GroupQueries queries;

    TenantGroups(GroupQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<Group> named(String displayName) {
        return orRefuse(() -> queries.named(displayName));
    }

    @Override
    public Optional<Group> byId(UUID id) {
        return orRefuse(() -> queries.byId(id));
    }

    @Override
    public Set<UUID> users(UUID groupId) {
        GroupMembers members = orRefuse(() -> queries.members(List.of(groupId)).get(groupId));
        if (members == null) {
            throw new ConfigException(
                    "the members of group " + groupId + " could not be read; run again, or name its users by --users");
        }
        return members.users();
    }

    private static <T> T orRefuse(Supplier<T> query) {
        try {
            return query.get();
        } catch (GraphException e) {
            if (e.kind() == Kind.DENIED) {
                throw new ConfigException("groups cannot be looked up: " + e.getMessage()
                        + " Grant the application permission " + Dataset.GROUPS.leastPermission()
                        + ", or name users by --users.");
            }
            throw e;
        }
    }
}
