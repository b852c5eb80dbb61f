package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Groups that somebody asks for by name or id, beside the datasets of an audit.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/group-list">List groups</a>
 */
public final class GroupQueries {
    private final GraphClient graph;

    public GroupQueries(GraphClient graph) {
        this.graph = graph;
    }

    /**
     * Every group of this display name.
     *
     * @throws GraphException if Graph does not answer
     */
    public List<Group> named(String displayName) {
        var rows = new Rows<>(Group::id);
        graph.open().list(byName(displayName), GroupQueries::group, rows);
        return List.copyOf(rows.rows());
    }

    /**
     * The group of this object id; empty when there is none.
     *
     * @throws GraphException if Graph does not answer
     */
    public Optional<Group> byId(UUID id) {
        return graph.open()
                .get(
                        GraphRequest.get("/v1.0/groups/" + id, Service.DIRECTORY)
                                .select("id", "displayName", "assignedLicenses"),
                        GroupQueries::group);
    }

    /**
     * The transitive members of these groups, by group. A group that no longer exists has none; one that could not be read
     * is left out.
     */
    public Map<UUID, GroupMembers> members(Collection<UUID> groups) {
        List<UUID> ids = new ArrayList<>(new TreeSet<>(groups));
        if (ids.isEmpty()) {
            return Map.of();
        }
        var rows = new Rows<>(GroupMembers::groupId);
        List<UUID> missing = GroupMembersCollector.read(graph.open(), ids, rows);
        missing.forEach(id -> rows.add(new GroupMembers(id, Set.of(), Set.of())));
        return rows.rows().stream().collect(Collectors.toMap(GroupMembers::groupId, Function.identity()));
    }

    /** Asks for every group of this display name; the directory compares without case. */
    static GraphRequest byName(String displayName) {
        return GraphRequest.get("/v1.0/groups", Service.DIRECTORY)
                .filter("displayName eq '" + displayName.replace("'", "''") + "'")
                .select("id", "displayName", "assignedLicenses");
    }

    static Group group(Fields fields) throws IOException {
        return new GroupsCollector().row(fields);
    }
}
