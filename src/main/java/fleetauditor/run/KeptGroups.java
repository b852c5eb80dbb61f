package fleetauditor.run;

import fleetauditor.config.ConfigException;
import fleetauditor.kept.KeptData;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.whatif.GroupDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The groups of kept data: those that hand out licenses, by name and id, and those that policies name, by id. */
final class KeptGroups implements GroupDirectory {
    private static final String INSTEAD = "ask the tenant, without --data, or name the users by --users";

    private final Snapshot tenant;
    private final List<Group> groups;
    private final Map<UUID, Set<UUID>> members = new HashMap<>();

    KeptGroups(KeptData data) {
        this.tenant = data.snapshot();
        this.groups = Stream.concat(tenant.rows(Dataset.GROUPS).stream(), data.namesakes().stream())
                .toList();
        for (GroupMembers group : tenant.rows(Dataset.GROUP_MEMBERS)) {
            members.put(group.groupId(), group.users());
        }
        members.putAll(data.members());
    }

    @Override
    public List<Group> named(String displayName) {
        return groups.stream()
                .filter(g -> g.displayName().equalsIgnoreCase(displayName))
                .toList();
    }

    @Override
    public Optional<Group> byId(UUID id) {
        Optional<Group> known = groups.stream().filter(g -> g.id().equals(id)).findFirst();
        return known.isEmpty() && members.containsKey(id)
                ? Optional.of(new Group(id, id.toString(), List.of()))
                : known;
    }

    @Override
    public Set<UUID> users(UUID groupId) {
        Set<UUID> users = members.get(groupId);
        if (users == null) {
            throw new ConfigException("the members of group " + groupId + " are not in the kept data; " + INSTEAD);
        }
        return users;
    }

    @Override
    public String ofUnknown() {
        Table<Group> table = tenant.table(Dataset.GROUPS);
        return table.isComplete()
                ? "; kept data knows groups that hand out licenses by name, and groups that policies name by id: "
                        + INSTEAD
                : "; in the kept data, groups is " + table.state().key() + ": " + INSTEAD;
    }
}
