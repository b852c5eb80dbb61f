package fleetauditor.whatif;

import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.Sku;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subscription;
import fleetauditor.model.Table;
import fleetauditor.model.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Writes what became of the licenses into a snapshot. Tables that nothing changes are the same objects. */
final class TenantAfter {
    private final Snapshot before;
    private final Holdings holdings;
    private final Map<UUID, User> users = new HashMap<>();
    private final Map<UUID, Long> consumed = new HashMap<>();
    private final Snapshot after;

    TenantAfter(Snapshot before, Holdings holdings, Catalog catalog) {
        this.before = before;
        this.holdings = holdings;
        var catalogAfter = new Catalog(before.rows(Dataset.SUBSCRIBED_SKUS).stream()
                .map(this::standing)
                .toList());
        changeUsers(new ProfileAfter(catalog, catalogAfter));
        Map<Dataset<?>, Table<?>> tables = new LinkedHashMap<>(before.tables());
        replace(tables, Dataset.USERS, u -> users.getOrDefault(u.id(), u));
        replace(tables, Dataset.SUBSCRIBED_SKUS, sku -> consumption(standing(sku)));
        replace(tables, Dataset.DIRECTORY_SUBSCRIPTIONS, this::subscription);
        replace(tables, Dataset.GROUPS, g -> group(g));
        replace(tables, Dataset.GROUP_MEMBERS, this::members);
        this.after = new Snapshot(before.asOf(), tables, before.formerlyLicensed());
    }

    Snapshot snapshot() {
        return after;
    }

    /** The users that changed, as they are then. */
    Map<UUID, User> users() {
        return users;
    }

    private void changeUsers(ProfileAfter profiles) {
        Set<UUID> restated = holdings.standings().keySet();
        for (User user : before.rows(Dataset.USERS)) {
            List<AssignmentState> rewritten = holdings.changed().get(user.id());
            if (rewritten == null && !holdsAny(user.licenses(), restated)) {
                continue;
            }
            List<AssignmentState> then = Sources.of(user.licenses());
            List<AssignmentState> now = rewritten == null || Sources.same(then, rewritten) ? then : rewritten;
            if (now != then || now.stream().anyMatch(s -> restated.contains(s.skuId()))) {
                LicenseProfile profile = profiles.of(user.licenses(), then, now);
                users.put(user.id(), with(user, profile));
                count(user.licenses(), -1);
                count(profile, 1);
            }
        }
    }

    private static boolean holdsAny(LicenseProfile profile, Set<UUID> skus) {
        return !skus.isEmpty()
                && (profile.states().stream().anyMatch(s -> skus.contains(s.skuId()))
                        || profile.assignedLicenses().stream().anyMatch(l -> skus.contains(l.skuId())));
    }

    private void count(LicenseProfile profile, long by) {
        var skus = new HashSet<UUID>();
        profile.assignedLicenses().forEach(l -> skus.add(l.skuId()));
        skus.forEach(sku -> consumed.merge(sku, by, Long::sum));
    }

    private Sku consumption(Sku sku) {
        long more = consumed.getOrDefault(sku.skuId(), 0L);
        return more == 0
                ? sku
                : new Sku(
                        sku.skuId(),
                        sku.skuPartNumber(),
                        sku.capabilityStatus(),
                        sku.appliesTo(),
                        Math.max(0, sku.consumedUnits() + more),
                        sku.prepaidUnits(),
                        sku.servicePlans());
    }

    /** The seats go with the subscription: they are suspended when it lapses, and enabled when it runs again. */
    private Sku standing(Sku sku) {
        String standing = holdings.standings().get(sku.skuId());
        if (standing == null) {
            return sku;
        }
        Sku.Units units = sku.prepaidUnits();
        long all = units.enabled() + units.warning() + units.suspended();
        Sku.Units moved = Catalog.works(standing)
                ? new Sku.Units(all, 0, 0, units.lockedOut())
                : new Sku.Units(0, 0, all, units.lockedOut());
        return new Sku(
                sku.skuId(),
                sku.skuPartNumber(),
                standing,
                sku.appliesTo(),
                sku.consumedUnits(),
                moved,
                sku.servicePlans());
    }

    private Subscription subscription(Subscription subscription) {
        String standing = holdings.standings().get(subscription.skuId());
        return standing == null || Catalog.works(subscription.status()) == Catalog.works(standing)
                ? subscription
                : new Subscription(
                        subscription.id(),
                        subscription.skuId(),
                        subscription.skuPartNumber(),
                        standing,
                        subscription.nextLifecycleDateTime(),
                        subscription.totalLicenses(),
                        subscription.isTrial());
    }

    private Group group(Group group) {
        return Objects.requireNonNull(holdings.licenseGroups().get(group.id()));
    }

    private GroupMembers members(GroupMembers members) {
        Set<UUID> left = holdings.left().getOrDefault(members.groupId(), Set.of());
        Set<UUID> joined = holdings.joined().getOrDefault(members.groupId(), Set.of());
        if (left.isEmpty() && joined.isEmpty()) {
            return members;
        }
        var users = new HashSet<>(members.users());
        users.removeAll(left);
        users.addAll(joined);
        return new GroupMembers(members.groupId(), users, members.devices());
    }

    private <T> void replace(Map<Dataset<?>, Table<?>> tables, Dataset<T> dataset, UnaryOperator<T> edit) {
        Table<T> table = before.table(dataset);
        List<T> rows = table.rows().stream().map(edit).toList();
        if (!rows.equals(table.rows())) {
            tables.put(dataset, new Table<>(dataset, rows, table.state(), table.problem(), table.stats()));
        }
    }

    private static User with(User user, LicenseProfile profile) {
        return new User(
                user.id(),
                user.userPrincipalName(),
                user.displayName(),
                user.mail(),
                user.accountEnabled(),
                user.userType(),
                user.onPremisesSyncEnabled(),
                user.createdDateTime(),
                user.usageLocation(),
                profile);
    }
}
