package fleetauditor.whatif;

import fleetauditor.license.Licensing;
import fleetauditor.license.Unlicensed;
import fleetauditor.model.Dataset;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.Snapshot;
import fleetauditor.model.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A tenant before and after a change. Users whose assignments end as they began are the same objects in both. Not
 * thread-safe.
 */
final class Changed {
    private final Snapshot before;
    private final Snapshot after;
    private final Holdings holdings;
    private final Set<UUID> outOfReach;
    private final Names names;
    private final Catalog catalogBefore;
    private final Catalog catalogAfter;
    private final Licensing licensingBefore;
    private final Licensing licensingAfter;
    private final Map<UUID, User> usersBefore = new HashMap<>();
    private final Map<UUID, User> usersAfter;

    private Changed(Snapshot before, Holdings holdings, Catalog catalog) {
        this.before = before;
        this.holdings = holdings;
        this.outOfReach = holdings.outOfReach();
        this.names = new Names(before, List.of());
        before.rows(Dataset.USERS).forEach(u -> usersBefore.put(u.id(), u));
        var tenant = new TenantAfter(before, holdings, catalog);
        this.usersAfter = tenant.users();
        this.after = tenant.snapshot();
        this.catalogBefore = catalog;
        this.catalogAfter = new Catalog(after.rows(Dataset.SUBSCRIBED_SKUS));
        this.licensingBefore = licensing(before);
        this.licensingAfter = licensing(after);
    }

    /** Applies the steps, each to what the one before it left. */
    static Changed of(Snapshot tenant, List<LicenseChange> changes) {
        var catalog = new Catalog(tenant.rows(Dataset.SUBSCRIBED_SKUS));
        var holdings = new Holdings(tenant, catalog);
        changes.forEach(change -> change.applyTo(holdings));
        return new Changed(tenant, holdings, catalog);
    }

    Snapshot before() {
        return before;
    }

    Snapshot after() {
        return after;
    }

    /** Users whose assignments, or the subscriptions behind them, are not what they were; and users out of reach. */
    Set<UUID> touched() {
        var touched = new HashSet<>(usersAfter.keySet());
        touched.addAll(outOfReach);
        return touched;
    }

    /** Users who are not what they were. */
    Set<UUID> rewritten() {
        return usersAfter.keySet();
    }

    /** Whether a group still hands out to the user what a step could not change. */
    boolean isOutOfReach(UUID id) {
        return outOfReach.contains(id);
    }

    Holdings holdings() {
        return holdings;
    }

    Catalog catalogBefore() {
        return catalogBefore;
    }

    User userBefore(UUID id) {
        return Objects.requireNonNull(usersBefore.get(id), "no such user");
    }

    User userAfter(UUID id) {
        User user = usersAfter.get(id);
        return user == null ? userBefore(id) : user;
    }

    Entitlement entitlementBefore(UUID id) {
        return entitlement(userBefore(id), licensingBefore, catalogBefore);
    }

    Entitlement entitlementAfter(UUID id) {
        return entitlement(userAfter(id), licensingAfter, catalogAfter);
    }

    PlanChange planChange(UUID id) {
        LicenseProfile then = userBefore(id).licenses();
        LicenseProfile now = userAfter(id).licenses();
        if (then.equals(now)) {
            return PlanChange.NONE;
        }
        Set<UUID> working = working(then);
        Set<UUID> stillWorking = working(now);
        return new PlanChange(missing(working, stillWorking), missing(stillWorking, working));
    }

    private List<String> missing(Collection<UUID> plans, Set<UUID> from) {
        var missing = new TreeSet<String>();
        for (UUID plan : plans) {
            if (!from.contains(plan)) {
                missing.add(names.plan(plan));
            }
        }
        return List.copyOf(missing);
    }

    private static Set<UUID> working(LicenseProfile profile) {
        var working = new HashSet<UUID>();
        for (AssignedPlan plan : profile.assignedPlans()) {
            if (Catalog.works(plan.capabilityStatus())) {
                working.add(plan.servicePlanId());
            }
        }
        return working;
    }

    private static Entitlement entitlement(User user, Licensing licensing, Catalog catalog) {
        if (!Licensing.isLicensed(user.licenses())) {
            return new Entitlement(
                    false, licensing.whyUnlicensed(user).map(Unlicensed::key).orElse(null), List.of());
        }
        List<Source> sources = Sources.of(user.licenses()).stream()
                .filter(catalog::givesIntune)
                .map(Changed::source)
                .distinct()
                .toList();
        return new Entitlement(true, null, sources);
    }

    private static Source source(AssignmentState state) {
        return new Source(state.skuId(), state.assignedByGroup());
    }

    private static Licensing licensing(Snapshot snapshot) {
        return new Licensing(snapshot.rows(Dataset.SUBSCRIBED_SKUS), snapshot.formerlyLicensed());
    }
}
