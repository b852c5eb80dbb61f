package fleetauditor.simulator;

import java.util.UUID;

/**
 * The service plans that the tenant's products hold, as far as an audit looks at them.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference">Product names and
 *     service plan identifiers</a>
 */
enum Plan {
    INTUNE_A("c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "SCO"),
    INTUNE_SMBIZ("8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2", "SCO"),
    INTUNE_O365("882e1d05-acd1-4ccb-8708-6ee03664b117", "SCO"),
    AAD_PREMIUM("41781fb2-bc02-4b7c-bd55-b576c07bb09d", "AADPremiumService"),
    AAD_PREMIUM_P2("eec0eb4f-6444-4f95-aba0-50c24d67f998", "AADPremiumService");

    private final UUID id;
    private final String service;

    Plan(String id, String service) {
        this.id = UUID.fromString(id);
        this.service = service;
    }

    UUID id() {
        return id;
    }

    /** The service behind it, as {@code assignedPlans} names it. */
    String service() {
        return service;
    }

    /** Manages devices; the basic mobility of Office 365 does not count. */
    boolean isIntune() {
        return this == INTUNE_A || this == INTUNE_SMBIZ;
    }
}
