package fleetauditor.whatif;

import fleetauditor.license.ProductTable;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each SKU of the tenant contains and how its subscription stands. Not thread-safe. */
final class Catalog {
    private static final String ENABLED = "Enabled";

    private final Map<UUID, Sku> skus = new HashMap<>();
    private final Map<UUID, Set<UUID>> plans = new HashMap<>();
    private final Set<UUID> forCompany;

    Catalog(List<Sku> skus) {
        skus.forEach(sku -> this.skus.put(sku.skuId(), sku));
        this.forCompany = skus.stream()
                .flatMap(sku -> sku.servicePlans().stream())
                .filter(plan -> plan.appliesTo().equalsIgnoreCase("Company"))
                .map(Sku.ServicePlan::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The tenant's own row; null when the tenant does not list the SKU. */
    @Nullable
    Sku sku(UUID skuId) {
        return skus.get(skuId);
    }

    /** The tenant's own list first, else the shipped table, which knows the plans of {@link ServicePlans} only. */
    Set<UUID> plansOf(UUID skuId) {
        return plans.computeIfAbsent(skuId, id -> {
            Sku sku = skus.get(id);
            return sku == null
                    ? ProductTable.shipped().plansOf(id)
                    : sku.servicePlans().stream().map(Sku.ServicePlan::id).collect(Collectors.toUnmodifiableSet());
        });
    }

    /** Whether the plan belongs to the tenant, not to a user. */
    boolean isForCompany(UUID planId) {
        return forCompany.contains(planId);
    }

    /** The SKU's capabilityStatus; Enabled when the tenant does not say. */
    String standing(UUID skuId) {
        Sku sku = skus.get(skuId);
        return sku == null || sku.capabilityStatus().isBlank() ? ENABLED : sku.capabilityStatus();
    }

    /** Whether plans of this status work: Enabled and Warning. */
    static boolean works(@Nullable String status) {
        return status != null && rank(status) > 1;
    }

    /** Whether the user has the SKU by this assignment; one in state Error gives nothing. */
    static boolean isHeld(AssignmentState state) {
        return !state.state().equalsIgnoreCase("Error");
    }

    /** Whether plans of the SKU work by this assignment, as far as its subscription does. */
    static boolean gives(AssignmentState state) {
        return isHeld(state) && !state.state().equalsIgnoreCase("Disabled");
    }

    /** The status that these assignments give each plan: the best of all. */
    Map<UUID, String> statuses(Collection<AssignmentState> sources) {
        var statuses = new HashMap<UUID, String>();
        for (AssignmentState source : sources) {
            if (gives(source)) {
                String standing = standing(source.skuId());
                for (UUID plan : plansOf(source.skuId())) {
                    if (!source.disabledPlans().contains(plan)) {
                        statuses.merge(plan, standing, (a, b) -> rank(b) > rank(a) ? b : a);
                    }
                }
            }
        }
        return statuses;
    }

    /** Whether the assignment gives a working Intune plan. */
    boolean givesIntune(AssignmentState source) {
        if (!gives(source) || !works(standing(source.skuId()))) {
            return false;
        }
        for (UUID plan : plansOf(source.skuId())) {
            if (ServicePlans.INTUNE.contains(plan) && !source.disabledPlans().contains(plan)) {
                return true;
            }
        }
        return false;
    }

    private static int rank(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "enabled" -> 3;
            case "warning" -> 2;
            case "deleted" -> 0;
            default -> 1;
        };
    }
}
