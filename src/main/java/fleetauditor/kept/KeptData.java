package fleetauditor.kept;

import fleetauditor.audit.RunInfo;
import fleetauditor.model.Group;
import fleetauditor.model.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that an audit read of a tenant, and what a what-if asks beside it.
 *
 * @param run the audit that read it
 * @param namesakes groups that hand out nothing and are called like one that does, so that a name that fits several stays
 *     an error
 * @param members the transitive users of each group that hands out licenses or that a Conditional Access policy names; a
 *     group that could not be read has no entry, one that no longer exists has nobody
 */
public record KeptData(RunInfo run, Snapshot snapshot, List<Group> namesakes, Map<UUID, Set<UUID>> members) {
    public KeptData {
        namesakes = List.copyOf(namesakes);
        var copy = new HashMap<UUID, Set<UUID>>();
        members.forEach((group, users) -> copy.put(group, Set.copyOf(users)));
        members = Map.copyOf(copy);
    }
}
