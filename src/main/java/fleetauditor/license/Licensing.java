package fleetauditor.license;

import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.Sku;
import fleetauditor.model.User;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is licensed for Intune, and why not. What a SKU contains is decided by the tenant's own {@code /subscribedSkus};
 * a SKU that the tenant no longer lists is looked up in the shipped {@link ProductTable}. Not thread-safe.
 */
public final class Licensing {
    private static final Set<String> WORKING = Set.of("enabled", "warning");
    private static final Set<String> LAPSED = Set.of("suspended", "lockedout", "deleted");

    private final Map<UUID, Sku> skus = new HashMap<>();
    private final ProductTable products;
    private final Set<UUID> formerlyLicensed;
    private final Map<UUID, Set<UUID>> plans = new HashMap<>();

    /** @param formerlyLicensed users whom the previous audit saw licensed */
    public Licensing(List<Sku> skus, Set<UUID> formerlyLicensed) {
        skus.forEach(sku -> this.skus.put(sku.skuId(), sku));
        this.products = ProductTable.shipped();
        this.formerlyLicensed = formerlyLicensed;
    }

    /** Whether an Intune plan is Enabled or in its Warning period. */
    public static boolean isLicensed(LicenseProfile licenses) {
        return has(licenses, ServicePlans.INTUNE);
    }

    /** Whether an Entra ID P1 or P2 plan is Enabled or in its Warning period. */
    public static boolean hasEntraPremium(LicenseProfile licenses) {
        return has(licenses, ServicePlans.ENTRA_PREMIUM);
    }

    private static boolean has(LicenseProfile licenses, Set<UUID> plans) {
        for (AssignedPlan plan : licenses.assignedPlans()) {
            if (plans.contains(plan.servicePlanId()) && WORKING.contains(lower(plan.capabilityStatus()))) {
                return true;
            }
        }
        return false;
    }

    /** Why {@code user} is not licensed; empty when the user is. */
    public Optional<Unlicensed> whyUnlicensed(User user) {
        LicenseProfile licenses = user.licenses();
        if (isLicensed(licenses)) {
            return Optional.empty();
        }
        if (licenses.states().stream().anyMatch(s -> s.isInError() && isIntuneSku(s.skuId()))) {
            return Optional.of(Unlicensed.ASSIGNMENT_ERROR);
        }
        List<AssignedLicense> held = licenses.assignedLicenses().stream()
                .filter(l -> isIntuneSku(l.skuId()))
                .toList();
        if (!held.isEmpty() && held.stream().allMatch(this::isIntuneSwitchedOff)) {
            return Optional.of(Unlicensed.PLAN_DISABLED);
        }
        if (held.stream().anyMatch(l -> !isIntuneSwitchedOff(l) && isLapsed(l, licenses))) {
            return Optional.of(Unlicensed.SUBSCRIPTION_LAPSED);
        }
        if (held.isEmpty()
                && licenses.assignedLicenses().stream()
                        .anyMatch(l -> plansOf(l.skuId()).contains(ServicePlans.INTUNE_O365))) {
            return Optional.of(Unlicensed.OFFICE_ONLY);
        }
        if (held.isEmpty() && (hasDeletedIntunePlan(licenses) || formerlyLicensed.contains(user.id()))) {
            return Optional.of(Unlicensed.LICENSE_REMOVED);
        }
        return Optional.of(Unlicensed.NEVER_LICENSED);
    }

    /**
     * Whether this SKU is the user's only source of Intune: it is held with an Intune plan switched on, and no other SKU
     * that is held so still works.
     */
    public boolean dependsAloneOn(User user, UUID skuId) {
        boolean found = false;
        for (AssignedLicense license : user.licenses().assignedLicenses()) {
            if (isIntuneSwitchedOff(license)) {
                continue;
            }
            if (license.skuId().equals(skuId)) {
                found = true;
            } else if (!isLapsedSku(license.skuId())) {
                return false;
            }
        }
        return found;
    }

    /** Whether one of the SKU's service plans is an Intune plan. */
    public boolean isIntuneSku(UUID skuId) {
        return plansOf(skuId).stream().anyMatch(ServicePlans.INTUNE::contains);
    }

    /** The service plans of a SKU: the tenant's list first, else the shipped table's; empty when neither knows it. */
    public Set<UUID> plansOf(UUID skuId) {
        return plans.computeIfAbsent(skuId, this::lookUpPlans);
    }

    private Set<UUID> lookUpPlans(UUID skuId) {
        Sku sku = skus.get(skuId);
        if (sku == null) {
            return products.plansOf(skuId);
        }
        return sku.servicePlans().stream().map(Sku.ServicePlan::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The SKU's part number, else its product name, else its id. */
    public String nameOf(UUID skuId) {
        Sku sku = skus.get(skuId);
        return sku == null ? products.partNumberOf(skuId).orElse(skuId.toString()) : sku.skuPartNumber();
    }

    /** Whether the license gives no Intune: its Intune plans are switched off, or it has none. */
    private boolean isIntuneSwitchedOff(AssignedLicense license) {
        return plansOf(license.skuId()).stream()
                .filter(ServicePlans.INTUNE::contains)
                .allMatch(license.disabledPlans()::contains);
    }

    private boolean isLapsed(AssignedLicense license, LicenseProfile licenses) {
        if (isLapsedSku(license.skuId())) {
            return true;
        }
        Set<UUID> plans = plansOf(license.skuId());
        return licenses.assignedPlans().stream()
                .anyMatch(p -> ServicePlans.INTUNE.contains(p.servicePlanId())
                        && plans.contains(p.servicePlanId())
                        && !license.disabledPlans().contains(p.servicePlanId())
                        && LAPSED.contains(lower(p.capabilityStatus())));
    }

    private boolean isLapsedSku(UUID skuId) {
        Sku sku = skus.get(skuId);
        return sku != null && LAPSED.contains(lower(sku.capabilityStatus()));
    }

    private static boolean hasDeletedIntunePlan(LicenseProfile licenses) {
        return licenses.assignedPlans().stream()
                .anyMatch(p -> ServicePlans.INTUNE.contains(p.servicePlanId())
                        && "deleted".equals(lower(p.capabilityStatus())));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
