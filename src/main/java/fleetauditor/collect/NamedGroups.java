package fleetauditor.collect;

import fleetauditor.graph.BatchSink;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphRequest;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.NamedGroup.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads groups that somebody named, whether by object id or by display name, with their transitive members. A group that
 * cannot be read says so and holds up nothing.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/group-list">List groups</a>
 * @see <a href="https://learn.microsoft.com/graph/api/group-list-transitivemembers">List group transitive members</a>
 */
public final class NamedGroups {
    private static final Logger LOG = LoggerFactory.getLogger(NamedGroups.class);
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final GraphClient graph;
    private final Map<UUID, GroupMembers> members = new HashMap<>();
    private final Set<UUID> missing = new HashSet<>();

    private NamedGroups(GraphClient graph, Collection<GroupMembers> known) {
        this.graph = graph;
        known.forEach(group -> members.put(group.groupId(), group));
    }

    /**
     * What is known of each group; Graph is asked nothing when there are none.
     *
     * @param names object ids and display names
     * @param known groups whose members were read already
     */
    public static List<NamedGroup> read(GraphClient graph, Collection<String> names, Collection<GroupMembers> known) {
        return names.isEmpty() ? List.of() : new NamedGroups(graph, known).read(new ArrayList<>(names));
    }

    private List<NamedGroup> read(List<String> names) {
        Map<String, Set<UUID>> byName =
                named(names.stream().filter(name -> id(name).isEmpty()).toList());
        readMembers(Stream.concat(
                        names.stream().flatMap(name -> id(name).stream()),
                        byName.values().stream().filter(ids -> ids.size() == 1).flatMap(Set::stream))
                .toList());
        return names.stream()
                .map(name -> id(name).map(id -> group(name, id)).orElseGet(() -> group(name, byName.get(name))))
                .toList();
    }

    private NamedGroup group(String name, @Nullable Set<UUID> ids) {
        if (ids == null) {
            return NamedGroup.without(name, State.UNREADABLE);
        }
        return switch (ids.size()) {
            case 0 -> NamedGroup.without(name, State.UNKNOWN);
            case 1 -> group(name, ids.iterator().next());
            default -> NamedGroup.without(name, State.AMBIGUOUS);
        };
    }

    private NamedGroup group(String name, UUID id) {
        GroupMembers found = members.get(id);
        if (found != null) {
            return new NamedGroup(name, State.READ, found.users(), found.devices());
        }
        return NamedGroup.without(name, missing.contains(id) ? State.UNKNOWN : State.UNREADABLE);
    }

    /** The groups of each display name; a name that could not be asked for is left out. */
    private Map<String, Set<UUID>> named(List<String> names) {
        var found = new HashMap<String, Set<UUID>>();
        if (names.isEmpty()) {
            return found;
        }
        names.forEach(name -> found.put(name, new HashSet<>()));
        var failed = new HashSet<String>();
        List<GraphRequest> requests = names.stream().map(GroupQueries::byName).toList();
        try {
            graph.open().listAll(requests, GroupQueries::group, new BatchSink<Group>() {
                @Override
                public void page(int index, List<Group> groups) {
                    groups.forEach(group -> ids(index).add(group.id()));
                }

                @Override
                public void restart(int index) {
                    ids(index).clear();
                }

                @Override
                public void failed(int index, GraphException problem) {
                    warn(problem);
                    failed.add(names.get(index));
                }

                private Set<UUID> ids(int index) {
                    return found.computeIfAbsent(names.get(index), name -> new HashSet<>());
                }
            });
        } catch (GraphException e) {
            warn(e);
            failed.addAll(names);
        }
        failed.forEach(found::remove);
        return found;
    }

    private void readMembers(List<UUID> groups) {
        var ids = new TreeSet<>(groups);
        ids.removeAll(members.keySet());
        if (ids.isEmpty()) {
            return;
        }
        var rows = new Rows<>(GroupMembers::groupId);
        try {
            missing.addAll(GroupMembersCollector.read(graph.open(), new ArrayList<>(ids), rows));
            rows.gaps().forEach(NamedGroups::warn);
            rows.rows().forEach(group -> members.put(group.groupId(), group));
        } catch (GraphException e) {
            warn(e);
        }
    }

    private static void warn(GraphException problem) {
        LOG.warn("a group could not be read: {}", problem.getMessage());
    }

    private static Optional<UUID> id(String name) {
        return ID.matcher(name).matches() ? Optional.of(UUID.fromString(name)) : Optional.empty();
    }
}
