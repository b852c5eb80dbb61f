package fleetauditor.run;

import fleetauditor.audit.AuditResult;
import fleetauditor.collect.GroupQueries;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.kept.KeptData;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.Snapshot;
import fleetauditor.whatif.WhatIf;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds to what an audit read what a what-if will ask beside it: who is in which group, and groups of the same name. */
public final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private Keeping() {}

    /** What the audit read, to be kept. Groups that cannot be read are left out: who asks for them later is told. */
    public static KeptData of(GraphClient graph, AuditResult audit) {
        Snapshot tenant = audit.snapshot();
        var queries = new GroupQueries(graph);
        try {
            return new KeptData(audit.run(), tenant, namesakes(queries, tenant), members(queries, tenant));
        } catch (GraphException e) {
            LOG.warn("the data is kept without members of groups, which could not be read: {}", e.getMessage());
            return new KeptData(audit.run(), tenant, List.of(), Map.of());
        }
    }

    private static Map<UUID, Set<UUID>> members(GroupQueries queries, Snapshot tenant) {
        Set<UUID> groups = new HashSet<>(WhatIf.policyGroups(tenant));
        tenant.rows(Dataset.GROUPS).forEach(g -> groups.add(g.id()));
        var members = new HashMap<UUID, Set<UUID>>();
        queries.members(groups).forEach((id, found) -> members.put(id, found.users()));
        return members;
    }

    private static List<Group> namesakes(GroupQueries queries, Snapshot tenant) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        tenant.rows(Dataset.GROUPS).forEach(g -> names.add(g.displayName()));
        Set<UUID> known = tenant.rows(Dataset.GROUPS).stream().map(Group::id).collect(Collectors.toSet());
        var namesakes = new LinkedHashMap<UUID, Group>();
        for (String name : names) {
            for (Group group : queries.named(name)) {
                if (!known.contains(group.id())) {
                    namesakes.put(group.id(), group);
                }
            }
        }
        return List.copyOf(namesakes.values());
    }
}
