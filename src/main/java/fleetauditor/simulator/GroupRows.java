package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Groups and who is in them.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/group">group</a>
 * @see <a href="https://learn.microsoft.com/graph/api/group-list-transitivemembers">List group transitive members</a>
 */
final class GroupRows {
    private final Tenant tenant;
    private final List<Row> groups = new ArrayList<>();

    GroupRows(Tenant tenant) {
        this.tenant = tenant;
        for (DirectoryGroup group : DirectoryGroup.values()) {
            groups.add(row(group));
        }
    }

    RowSource groups() {
        return RowSource.of(groups);
    }

    /**
     * The members of a group.
     *
     * @param type the type that is asked for; null for all
     * @throws GraphRefusal 404 for an unknown group
     */
    RowSource members(String groupId, @Nullable String type) {
        RowSource all = members(named(groupId).orElseThrow(() -> GraphRefusal.notFound(groupId)));
        if (type == null) {
            return all;
        }
        return (cursor, visitor) -> all.walk(cursor, row -> !row.type().equals(type) || visitor.test(row));
    }

    /** All members of a group. */
    RowSource members(DirectoryGroup group) {
        return group.product().isPresent()
                ? tenant.rows(desk -> receivers(desk, group), tenant.layout().desks())
                : tenant.rows(desk -> desk.members(group), membershipDesks());
    }

    /** Groups that are not about licenses end with the first ordinary desks. */
    private int membershipDesks() {
        return Math.min(tenant.layout().desks(), tenant.layout().castDesks() + Staff.GROUPED_DESKS);
    }

    /** Whoever has an assignment by this group is in it. */
    private List<Row> receivers(Desk desk, DirectoryGroup group) {
        String id = group.id(tenant.seed()).toString();
        return desk.users().stream().filter(user -> isAssignedBy(user, id)).toList();
    }

    private static boolean isAssignedBy(Row user, String groupId) {
        return user.get("licenseAssignmentStates") instanceof List<?> states
                && states.stream()
                        .anyMatch(s -> s instanceof Row state && groupId.equals(state.get("assignedByGroup")));
    }

    private Optional<DirectoryGroup> named(String id) {
        for (DirectoryGroup group : DirectoryGroup.values()) {
            if (group.id(tenant.seed()).toString().equalsIgnoreCase(id)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    private Row row(DirectoryGroup group) {
        List<Row> licenses = group.product()
                .map(product ->
                        List.of(Row.part().with("disabledPlans", List.of()).with("skuId", product.skuId())))
                .orElse(List.of());
        return new Row("group")
                .with("id", group.id(tenant.seed()).toString())
                .with("displayName", group.displayName())
                .with("description", null)
                .with("groupTypes", List.of())
                .with("mail", null)
                .with("mailEnabled", false)
                .with("mailNickname", group.displayName().replaceAll("\\W", ""))
                .with("securityEnabled", true)
                .with("createdDateTime", tenant.clock().since(1200))
                .with("onPremisesSyncEnabled", null)
                .with("assignedLicenses", licenses);
    }
}
