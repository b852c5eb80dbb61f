package fleetauditor.license;

import java.util.Set;
import java.util.UUID;

/**
 * The service plans that decide what a fleet needs.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference">Product names and
 *     service plan identifiers</a>
 */
public final class ServicePlans {
    public static final UUID INTUNE_A = UUID.fromString("c1ec4a95-1f05-45b3-a911-aa3fa01094f5");
    public static final UUID INTUNE_A_VL = UUID.fromString("3e170737-c728-4eae-bbb9-3f3360f7184c");
    public static final UUID INTUNE_A_GOV = UUID.fromString("d216f254-796f-4dab-bbfa-710686e646b9");
    public static final UUID INTUNE_EDU = UUID.fromString("da24caf9-af8e-485c-b7c8-e73336da2693");
    public static final UUID INTUNE_SMBIZ = UUID.fromString("8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2");
    /** Basic mobility of Office 365: not an Intune license. */
    public static final UUID INTUNE_O365 = UUID.fromString("882e1d05-acd1-4ccb-8708-6ee03664b117");

    public static final UUID AAD_PREMIUM = UUID.fromString("41781fb2-bc02-4b7c-bd55-b576c07bb09d");
    public static final UUID AAD_PREMIUM_P2 = UUID.fromString("eec0eb4f-6444-4f95-aba0-50c24d67f998");

    /** Any of these makes a user licensed for Intune. */
    public static final Set<UUID> INTUNE = Set.of(INTUNE_A, INTUNE_A_VL, INTUNE_A_GOV, INTUNE_EDU, INTUNE_SMBIZ);

    /** Any of these gives Entra ID P1 or P2. */
    public static final Set<UUID> ENTRA_PREMIUM = Set.of(AAD_PREMIUM, AAD_PREMIUM_P2);

    private ServicePlans() {}
}
