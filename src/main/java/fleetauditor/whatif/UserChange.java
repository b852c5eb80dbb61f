package fleetauditor.whatif;

import fleetauditor.model.User;
import java.util.List;

/**
 * What the change does to one user.
 *
 * @param user as the tenant is now
 * @param entraPremiumBefore whether an Entra ID P1 or P2 plan works
 * @param devices what the user works with; empty unless the user loses Intune
 * @param blockedBy Conditional Access policies that then block the user; our inference from what they demand
 * @param perhapsBlockedBy policies that may: see {@link PolicyImpact}
 * @param isOutOfReach whether a group still hands out what the step takes away from this user directly
 */
public record UserChange(
        User user,
        Entitlement intuneBefore,
        Entitlement intuneAfter,
        boolean entraPremiumBefore,
        boolean entraPremiumAfter,
        PlanChange plans,
        List<AffectedDevice> devices,
        List<String> blockedBy,
        List<String> perhapsBlockedBy,
        boolean isOutOfReach) {
    public UserChange {
        devices = List.copyOf(devices);
        blockedBy = List.copyOf(blockedBy);
        perhapsBlockedBy = List.copyOf(perhapsBlockedBy);
    }

    public boolean losesIntune() {
        return intuneBefore.licensed() && !intuneAfter.licensed();
    }

    public boolean gainsIntune() {
        return !intuneBefore.licensed() && intuneAfter.licensed();
    }

    public boolean losesEntraPremium() {
        return entraPremiumBefore && !entraPremiumAfter;
    }

    /** Whether a plan or the reason for being unlicensed changes; else another source keeps everything. */
    public boolean isChanged() {
        return !plans.isEmpty()
                || intuneBefore.licensed() != intuneAfter.licensed()
                || !java.util.Objects.equals(intuneBefore.cause(), intuneAfter.cause());
    }

    /** Whether a source of Intune is gone and another one keeps it. */
    public boolean keepsIntune() {
        return intuneBefore.licensed()
                && intuneAfter.licensed()
                && !intuneAfter.sources().containsAll(intuneBefore.sources());
    }
}
