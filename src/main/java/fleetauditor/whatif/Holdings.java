package fleetauditor.whatif;

import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.Snapshot;
import fleetauditor.model.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who has what from where, while the steps of a change are applied. Used once, by one thread. */
public final class Holdings {
    private static final String SUSPENDED = "Suspended";

    private final Map<UUID, User> users = new LinkedHashMap<>();
    private final Map<UUID, Group> licenseGroups = new HashMap<>();
    private final Catalog catalog;
    private final Map<UUID, List<AssignmentState>> changed = new HashMap<>();
    private final Map<UUID, String> standings = new HashMap<>();
    private final Map<UUID, Set<UUID>> left = new HashMap<>();
    private final Map<UUID, Set<UUID>> joined = new HashMap<>();
    private final Map<UUID, List<Unreached>> unreached = new HashMap<>();

    /** An assignment by a group that a step would have changed, had the scope reached it. */
    private record Unreached(UUID skuId, UUID groupId, Edit edit) {}

    /** What becomes of one assignment, given all that the user has. */
    private interface Edit {
        List<AssignmentState> of(List<AssignmentState> all, AssignmentState state);

        default boolean changes(List<AssignmentState> all, AssignmentState state) {
            return !of(all, state).equals(List.of(state));
        }
    }

    Holdings(Snapshot tenant, Catalog catalog) {
        tenant.rows(Dataset.USERS).forEach(u -> users.put(u.id(), u));
        tenant.rows(Dataset.GROUPS).forEach(g -> licenseGroups.put(g.id(), g));
        this.catalog = catalog;
    }

    void remove(UUID skuId, Scope scope) {
        rewrite(skuId, scope, (states, s) -> List.of());
        editGroups(scope, licenses -> without(licenses, skuId));
    }

    /** As Graph's assignLicense does: the plans that are switched off are replaced where the SKU is assigned already. */
    void add(UUID skuId, Scope scope) {
        for (User user : scope.everyone() ? users.values() : named(scope)) {
            List<AssignmentState> states = statesOf(user);
            var more = new ArrayList<>(states);
            if (states.stream().anyMatch(s -> isDirect(s, skuId) && Catalog.isHeld(s))) {
                more.replaceAll(s -> isDirect(s, skuId) ? with(s, List.of()) : s);
            } else {
                more.removeIf(s -> isDirect(s, skuId));
                more.add(new AssignmentState(skuId, List.of(), null, Sources.ACTIVE, null));
            }
            put(user, states, more);
        }
    }

    void swap(UUID skuId, UUID newSkuId, Scope scope) {
        Set<UUID> plans = catalog.plansOf(newSkuId);
        rewrite(
                skuId,
                scope,
                (states, s) -> states.stream().anyMatch(o -> isFrom(o, newSkuId, s.assignedByGroup()))
                        ? List.of()
                        : List.of(new AssignmentState(
                                newSkuId, kept(s.disabledPlans(), plans), s.assignedByGroup(), Sources.ACTIVE, null)));
        editGroups(scope, licenses -> {
            var more = new ArrayList<>(without(licenses, skuId));
            licenses.stream()
                    .filter(l -> l.skuId().equals(skuId))
                    .filter(l -> licenses.stream().noneMatch(o -> o.skuId().equals(newSkuId)))
                    .forEach(l -> more.add(new AssignedLicense(newSkuId, kept(l.disabledPlans(), plans))));
            return more;
        });
    }

    void disable(UUID skuId, UUID planId, Scope scope) {
        switchPlan(skuId, scope, disabled -> {
            var more = new ArrayList<>(disabled);
            if (!more.contains(planId)) {
                more.add(planId);
            }
            return more;
        });
    }

    void enable(UUID skuId, UUID planId, Scope scope) {
        switchPlan(
                skuId,
                scope,
                disabled -> disabled.stream().filter(p -> !p.equals(planId)).toList());
    }

    void lapse(UUID skuId) {
        standings.remove(skuId);
        if (Catalog.works(catalog.standing(skuId))) {
            standings.put(skuId, SUSPENDED);
        }
    }

    void renew(UUID skuId) {
        standings.remove(skuId);
        if (!Catalog.works(catalog.standing(skuId))) {
            standings.put(skuId, "Enabled");
        }
    }

    void leave(UUID groupId, Scope scope) {
        for (User user : scope.everyone() ? users.values() : named(scope)) {
            List<AssignmentState> states = statesOf(user);
            put(
                    user,
                    states,
                    states.stream()
                            .filter(s -> !groupId.equals(s.assignedByGroup()))
                            .toList());
            move(user, groupId, joined, left);
        }
    }

    void join(UUID groupId, Scope scope) {
        Group group = licenseGroups.get(groupId);
        for (User user : scope.everyone() ? users.values() : named(scope)) {
            if (group != null) {
                List<AssignmentState> states = statesOf(user);
                var more = new ArrayList<>(states);
                for (AssignedLicense license : group.assignedLicenses()) {
                    if (states.stream().noneMatch(s -> isFrom(s, license.skuId(), groupId))) {
                        more.add(new AssignmentState(
                                license.skuId(), license.disabledPlans(), groupId, Sources.ACTIVE, null));
                    }
                }
                put(user, states, more);
            }
            move(user, groupId, left, joined);
        }
    }

    /** Users whose assignments were rewritten, with what they are now. */
    Map<UUID, List<AssignmentState>> changed() {
        return changed;
    }

    /** The capabilityStatus of SKUs that lapsed or were renewed. */
    Map<UUID, String> standings() {
        return standings;
    }

    /** Who left which group, by group. */
    Map<UUID, Set<UUID>> left() {
        return left;
    }

    /** Who joined which group, by group. */
    Map<UUID, Set<UUID>> joined() {
        return joined;
    }

    /** Groups that hand out licenses, as they are now. */
    Map<UUID, Group> licenseGroups() {
        return licenseGroups;
    }

    /** Users who were meant and in the end still have by a group what a step could not change. */
    Set<UUID> outOfReach() {
        var ids = new HashSet<UUID>();
        unreached.forEach((id, all) -> {
            List<AssignmentState> states = statesOf(Objects.requireNonNull(users.get(id)));
            if (all.stream().anyMatch(u -> isLeft(u, states))) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static boolean isLeft(Unreached unreached, List<AssignmentState> states) {
        return states.stream()
                .anyMatch(s -> isFrom(s, unreached.skuId(), unreached.groupId())
                        && unreached.edit().changes(states, s));
    }

    private List<AssignmentState> statesOf(User user) {
        List<AssignmentState> states = changed.get(user.id());
        return states == null ? Sources.of(user.licenses()) : states;
    }

    private List<User> named(Scope scope) {
        return scope.users().stream().filter(users::containsKey).map(users::get).toList();
    }

    private Collection<User> reached(Scope scope) {
        return scope.isUsersOnly() ? named(scope) : users.values();
    }

    private void noteUnreached(User user, AssignmentState state, Scope scope, Edit edit) {
        UUID group = state.assignedByGroup();
        if (group != null && scope.holds(user.id())) {
            unreached
                    .computeIfAbsent(user.id(), id -> new ArrayList<>())
                    .add(new Unreached(state.skuId(), group, edit));
        }
    }

    private void put(User user, List<AssignmentState> before, List<AssignmentState> after) {
        if (!after.equals(before)) {
            changed.put(user.id(), after);
        }
    }

    /** Replaces each assignment of the SKU that the scope reaches. */
    private void rewrite(UUID skuId, Scope scope, Edit edit) {
        for (User user : reached(scope)) {
            List<AssignmentState> states = statesOf(user);
            if (states.stream().noneMatch(s -> s.skuId().equals(skuId))) {
                continue;
            }
            var more = new ArrayList<AssignmentState>(states.size());
            for (AssignmentState state : states) {
                if (!state.skuId().equals(skuId)) {
                    more.add(state);
                } else if (scope.reaches(user.id(), state.assignedByGroup())) {
                    more.addAll(edit.of(states, state));
                } else {
                    more.add(state);
                    noteUnreached(user, state, scope, edit);
                }
            }
            put(user, states, more);
        }
    }

    private void switchPlan(UUID skuId, Scope scope, UnaryOperator<List<UUID>> edit) {
        rewrite(skuId, scope, (states, s) -> List.of(with(s, edit.apply(s.disabledPlans()))));
        editGroups(
                scope,
                licenses -> licenses.stream()
                        .map(l ->
                                l.skuId().equals(skuId) ? new AssignedLicense(skuId, edit.apply(l.disabledPlans())) : l)
                        .toList());
    }

    private void editGroups(Scope scope, UnaryOperator<List<AssignedLicense>> edit) {
        licenseGroups.replaceAll(
                (id, group) -> scope.everyone() || scope.groups().contains(id)
                        ? new Group(id, group.displayName(), edit.apply(group.assignedLicenses()))
                        : group);
    }

    private static void move(User user, UUID groupId, Map<UUID, Set<UUID>> from, Map<UUID, Set<UUID>> to) {
        Set<UUID> others = from.get(groupId);
        if (others == null || !others.remove(user.id())) {
            to.computeIfAbsent(groupId, id -> new HashSet<>()).add(user.id());
        }
    }

    private static List<AssignedLicense> without(List<AssignedLicense> licenses, UUID skuId) {
        return licenses.stream().filter(l -> !l.skuId().equals(skuId)).toList();
    }

    private static List<UUID> kept(List<UUID> disabled, Set<UUID> plans) {
        return disabled.stream().filter(plans::contains).toList();
    }

    private static AssignmentState with(AssignmentState state, List<UUID> disabledPlans) {
        return new AssignmentState(state.skuId(), disabledPlans, state.assignedByGroup(), state.state(), state.error());
    }

    private static boolean isDirect(AssignmentState state, UUID skuId) {
        return isFrom(state, skuId, null);
    }

    private static boolean isFrom(AssignmentState state, UUID skuId, @Nullable UUID groupId) {
        return state.skuId().equals(skuId) && Objects.equals(state.assignedByGroup(), groupId);
    }
}
