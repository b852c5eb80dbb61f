package fleetauditor.testkit;

import static fleetauditor.license.ServicePlans.AAD_PREMIUM;
import static fleetauditor.license.ServicePlans.AAD_PREMIUM_P2;
import static fleetauditor.license.ServicePlans.INTUNE_A;
import static fleetauditor.license.ServicePlans.INTUNE_O365;

import java.util.List;
import java.util.UUID;

/** Real products with the plans that matter; ids from Microsoft's product table. */
public enum Products {
    SPE_E3("05e9a617-0261-4cee-bb44-138d3ef5d965", AAD_PREMIUM, INTUNE_A, INTUNE_O365),
    SPE_E5("06ebc4ee-1bb5-47dd-8120-11324bc54e06", AAD_PREMIUM, AAD_PREMIUM_P2, INTUNE_A, INTUNE_O365),
    EMS("efccb6f7-5641-4e0e-bd10-b4976e1bf68e", AAD_PREMIUM, INTUNE_A),
    /** Intune alone. */
    INTUNE_PLAN_1("061f9ace-7d42-4136-88ac-31dc755f143f", INTUNE_A),
    ENTRA_P1("078d2b04-f1bd-4111-bbd4-b4b1b354cef4", AAD_PREMIUM),
    /** Office 365 E3: no Intune in it. */
    ENTERPRISEPACK("6fd2c87f-b296-42f0-b197-1e91e994b900", INTUNE_O365);

    private final UUID skuId;
    private final List<UUID> plans;

    Products(String skuId, UUID... plans) {
        this.skuId = UUID.fromString(skuId);
        this.plans = List.of(plans);
    }

    public UUID skuId() {
        return skuId;
    }

    public List<UUID> plans() {
        return plans;
    }
}
