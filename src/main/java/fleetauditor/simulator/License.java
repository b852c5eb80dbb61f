package fleetauditor.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product in a user's hands, or on its way there.
 *
 * @param disabled service plans that are switched off in this assignment
 * @param group the group it comes from; null when it is assigned directly
 * @param planStatus capabilityStatus of its plans
 * @param state of the assignment: Active, ActiveWithError, Disabled, Error
 * @param error what went wrong; null when nothing did
 * @param held whether the user has it; an assignment in Error gives nothing
 */
record License(
        Product product,
        Set<Plan> disabled,
        @Nullable DirectoryGroup group,
        String planStatus,
        String state,
        @Nullable String error,
        boolean held) {

    static License of(Product product) {
        return new License(product, Set.of(), null, "Enabled", "Active", null, true);
    }

    License by(DirectoryGroup from) {
        return new License(product, disabled, from, planStatus, state, error, held);
    }

    License without(Plan plan) {
        return new License(product, Set.of(plan), group, planStatus, state, error, held);
    }

    /** With plans in this state of their subscription. */
    License status(String capabilityStatus) {
        return new License(product, disabled, group, capabilityStatus, state, error, held);
    }

    /** Could not be assigned at all. */
    License failing(String why) {
        return new License(product, disabled, group, planStatus, "Error", why, false);
    }

    /** Assigned, but not all of it took effect. */
    License limping(String why) {
        return new License(product, disabled, group, planStatus, "ActiveWithError", why, true);
    }

    /**
     * Sets the three license properties of a user.
     *
     * @param removed plans the user once had
     */
    static void put(Row user, Seed seed, Instant assigned, List<License> licenses, List<Plan> removed) {
        var products = new ArrayList<Row>();
        var plans = new ArrayList<Row>();
        var states = new ArrayList<Row>();
        var seen = EnumSet.noneOf(Plan.class);
        for (License license : licenses) {
            List<UUID> off = license.disabled().stream().map(Plan::id).toList();
            if (license.held()) {
                products.add(Row.part()
                        .with("disabledPlans", off)
                        .with("skuId", license.product().skuId()));
                for (Plan plan : license.product().plans()) {
                    if (!license.disabled().contains(plan) && seen.add(plan)) {
                        plans.add(plan(plan, license.planStatus(), assigned));
                    }
                }
            }
            states.add(license.assignment(seed, off, assigned));
        }
        for (Plan plan : removed) {
            if (seen.add(plan)) {
                plans.add(plan(plan, "Deleted", assigned));
            }
        }
        user.with("assignedLicenses", products).with("assignedPlans", plans).with("licenseAssignmentStates", states);
    }

    private static Row plan(Plan plan, String status, Instant assigned) {
        return Row.part()
                .with("assignedDateTime", assigned)
                .with("capabilityStatus", status)
                .with("service", plan.service())
                .with("servicePlanId", plan.id());
    }

    private Row assignment(Seed seed, List<UUID> off, Instant assigned) {
        return Row.part()
                .with("skuId", product.skuId())
                .with("disabledPlans", off)
                .with("assignedByGroup", group == null ? null : group.id(seed).toString())
                .with("state", state)
                .with("error", error)
                .with("lastUpdatedDateTime", assigned);
    }
}
