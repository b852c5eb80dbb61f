package fleetauditor.whatif;

import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.LicenseProfile.AssignmentState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user would hold with other assignments. Only what the assignments explain is changed: a status that Graph
 * reports and that they do not explain stays as it is.
 */
final class ProfileAfter {
    private static final String DELETED = "Deleted";

    private final Catalog catalogBefore;
    private final Catalog catalogAfter;
    private final Map<UUID, AssignedPlan> deleted = new HashMap<>();

    ProfileAfter(Catalog catalogBefore, Catalog catalogAfter) {
        this.catalogBefore = catalogBefore;
        this.catalogAfter = catalogAfter;
    }

    LicenseProfile of(LicenseProfile base, List<AssignmentState> before, List<AssignmentState> after) {
        return new LicenseProfile(licenses(base, before, after), plans(base, before, after), after);
    }

    private static List<AssignedLicense> licenses(
            LicenseProfile base, List<AssignmentState> before, List<AssignmentState> after) {
        var licenses = new LinkedHashMap<UUID, AssignedLicense>();
        base.assignedLicenses().forEach(l -> licenses.put(l.skuId(), l));
        Set<UUID> skus = new HashSet<>();
        before.forEach(s -> skus.add(s.skuId()));
        after.forEach(s -> skus.add(s.skuId()));
        for (UUID sku : skus) {
            List<AssignmentState> now = Sources.ofSku(after, sku);
            if (Sources.same(Sources.ofSku(before, sku), now)) {
                continue;
            }
            List<AssignmentState> held = now.stream().filter(Catalog::isHeld).toList();
            if (held.isEmpty()) {
                licenses.remove(sku);
            } else {
                licenses.put(sku, new AssignedLicense(sku, disabledByAll(held)));
            }
        }
        return List.copyOf(licenses.values());
    }

    /** A plan is on when one assignment has it on. */
    private static List<UUID> disabledByAll(List<AssignmentState> held) {
        var disabled = new ArrayList<>(held.get(0).disabledPlans());
        held.forEach(s -> disabled.retainAll(s.disabledPlans()));
        return disabled;
    }

    private List<AssignedPlan> plans(LicenseProfile base, List<AssignmentState> before, List<AssignmentState> after) {
        Map<UUID, String> then = catalogBefore.statuses(before);
        Map<UUID, String> now = catalogAfter.statuses(after);
        var fresh = new ArrayList<>(after);
        fresh.removeAll(before);
        Map<UUID, String> granted = catalogAfter.statuses(fresh);
        var plans = new ArrayList<AssignedPlan>(base.assignedPlans().size());
        var listed = new HashSet<UUID>();
        for (AssignedPlan plan : base.assignedPlans()) {
            UUID id = plan.servicePlanId();
            listed.add(id);
            plans.add(plan(plan, then.get(id), now.get(id), granted.get(id)));
        }
        now.forEach((id, status) -> {
            boolean isNew = !Objects.equals(then.get(id), status);
            if (isNew && !listed.contains(id) && !catalogAfter.isForCompany(id)) {
                plans.add(new AssignedPlan(id, status));
            }
        });
        return plans;
    }

    /** @param granted the status by assignments that are new; null when none of them has the plan */
    private AssignedPlan plan(
            AssignedPlan plan, @Nullable String then, @Nullable String now, @Nullable String granted) {
        if (Catalog.works(granted) && !Catalog.works(plan.capabilityStatus())) {
            return new AssignedPlan(plan.servicePlanId(), Objects.requireNonNull(granted));
        }
        if (Objects.equals(then, now)) {
            return plan;
        }
        return now == null
                ? deleted.computeIfAbsent(plan.servicePlanId(), id -> new AssignedPlan(id, DELETED))
                : new AssignedPlan(plan.servicePlanId(), now);
    }
}
