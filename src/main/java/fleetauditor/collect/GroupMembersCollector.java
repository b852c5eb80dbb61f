package fleetauditor.collect;

import fleetauditor.graph.BatchSink;
import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphException.Kind;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.graph.GraphSession;
import fleetauditor.model.Assignment;
import fleetauditor.model.Dataset;
import fleetauditor.model.GroupMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Members of the groups that policies and profiles name, nested ones included; other groups are not read. A group that
 * no longer exists has no row: an assignment to it reaches nobody.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/group-list-transitivemembers">List group transitive members</a>
 */
final class GroupMembersCollector implements DatasetCollector<GroupMembers> {
    private static final int PAGE = 999;

    private record Member(UUID id, String type) {}

    /** What was read of one group so far. */
    private static final class Found {
        final Set<UUID> users = new HashSet<>();
        final Set<UUID> devices = new HashSet<>();

        @Nullable
        GraphException problem;
    }

    @Override
    public Dataset<GroupMembers> dataset() {
        return Dataset.GROUP_MEMBERS;
    }

    @Override
    public Object identity(GroupMembers row) {
        return row.groupId();
    }

    @Override
    public Set<Dataset<?>> after() {
        return Set.of(Dataset.COMPLIANCE_POLICIES, Dataset.DEVICE_CONFIGURATIONS);
    }

    @Override
    public Optional<GraphRequest> probe(CollectContext context) {
        return Optional.empty();
    }

    @Override
    public void collect(GraphSession graph, CollectContext context, Rows<GroupMembers> rows) {
        read(graph, groups(context), rows);
    }

    /**
     * Reads the members of these groups into {@code rows}, which notes what could not be read.
     *
     * @return the groups that do not exist
     */
    static List<UUID> read(GraphSession graph, List<UUID> groups, Rows<GroupMembers> rows) {
        var missing = new ArrayList<UUID>();
        List<Found> found = groups.stream().map(g -> new Found()).toList();
        List<GraphRequest> requests = groups.stream()
                .map(g -> GraphRequest.get("/v1.0/groups/" + g + "/transitiveMembers", Service.DIRECTORY)
                        .select("id")
                        .top(PAGE))
                .toList();
        graph.listAll(requests, GroupMembersCollector::member, new BatchSink<Member>() {
            @Override
            public void page(int index, List<Member> members) {
                Found group = found.get(index);
                for (Member member : members) {
                    switch (member.type()) {
                        case "user" -> group.users.add(member.id());
                        case "device" -> group.devices.add(member.id());
                        default -> {}
                    }
                }
            }

            @Override
            public void restart(int index) {
                found.get(index).users.clear();
                found.get(index).devices.clear();
            }

            @Override
            public void failed(int index, GraphException problem) {
                found.get(index).problem = problem;
            }
        });
        for (int i = 0; i < groups.size(); i++) {
            Found group = found.get(i);
            GraphException problem = group.problem;
            if (problem == null) {
                rows.add(new GroupMembers(groups.get(i), group.users, group.devices));
            } else if (problem.kind() == Kind.NOT_FOUND) {
                missing.add(groups.get(i));
            } else {
                rows.gap(problem);
            }
        }
        return missing;
    }

    private static List<UUID> groups(CollectContext context) {
        var ids = new TreeSet<UUID>();
        Stream.concat(
                        context.table(Dataset.COMPLIANCE_POLICIES).rows().stream()
                                .flatMap(p -> p.assignments().stream()),
                        context.table(Dataset.DEVICE_CONFIGURATIONS).rows().stream()
                                .flatMap(p -> p.assignments().stream()))
                .map(Assignment::groupId)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return new ArrayList<>(ids);
    }

    private static Member member(Fields fields) throws IOException {
        UUID id = null;
        String type = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "@odata.type" -> type = fields.sharedText();
                default -> {}
            }
        }
        return new Member(Fields.required(id, "id"), Assignments.typeName(type).toLowerCase(Locale.ROOT));
    }
}
