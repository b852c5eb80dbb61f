package fleetauditor.whatif;

import fleetauditor.license.Licensing;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.Sku;
import fleetauditor.model.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What SKUs, service plans and groups are called; an id stays an id when nobody knows its name. */
public final class Names {
    /** Their names in Microsoft's table of products and plans. */
    private static final Map<UUID, String> PLANS = Map.of(
            ServicePlans.INTUNE_A, "INTUNE_A",
            ServicePlans.INTUNE_A_VL, "INTUNE_A_VL",
            ServicePlans.INTUNE_A_GOV, "INTUNE_A_GOV",
            ServicePlans.INTUNE_EDU, "INTUNE_EDU",
            ServicePlans.INTUNE_SMBIZ, "INTUNE_SMBIZ",
            ServicePlans.INTUNE_O365, "INTUNE_O365",
            ServicePlans.AAD_PREMIUM, "AAD_PREMIUM",
            ServicePlans.AAD_PREMIUM_P2, "AAD_PREMIUM_P2");

    private final Licensing licensing;
    private final Map<UUID, String> plans = new HashMap<>();
    private final Map<UUID, String> groups = new HashMap<>();
    private final Set<UUID> handingOut = new HashSet<>();
    private final boolean isEveryGroupKnown;

    /** @param more groups that were looked up and hand out nothing */
    Names(Snapshot tenant, Collection<Group> more) {
        List<Sku> skus = tenant.rows(Dataset.SUBSCRIBED_SKUS);
        this.licensing = new Licensing(skus, Set.of());
        skus.forEach(sku -> sku.servicePlans().forEach(plan -> plans.putIfAbsent(plan.id(), plan.name())));
        plans.putAll(PLANS);
        this.isEveryGroupKnown = tenant.table(Dataset.GROUPS).isComplete();
        for (Group group : tenant.rows(Dataset.GROUPS)) {
            groups.put(group.id(), group.displayName());
            if (!group.assignedLicenses().isEmpty()) {
                handingOut.add(group.id());
            }
        }
        more.forEach(g -> groups.put(g.id(), g.displayName()));
    }

    /** The part number, for example {@code SPE_E3}. */
    public String sku(UUID skuId) {
        return licensing.nameOf(skuId);
    }

    /** For example {@code INTUNE_A}. */
    public String plan(UUID planId) {
        return plans.getOrDefault(planId, planId.toString());
    }

    /** Whether the group hands out a license today, as far as groups could be read. */
    public boolean handsOut(UUID groupId) {
        return !isEveryGroupKnown || handingOut.contains(groupId);
    }

    public String group(UUID groupId) {
        return groups.getOrDefault(groupId, groupId.toString());
    }
}
