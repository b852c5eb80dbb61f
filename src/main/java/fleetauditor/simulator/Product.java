package fleetauditor.simulator;

import java.util.List;
import java.util.UUID;

/** The products Contoso has bought; the constants are Microsoft's part numbers. */
enum Product {
    SPE_E3("05e9a617-0261-4cee-bb44-138d3ef5d965", Plan.AAD_PREMIUM, Plan.INTUNE_A, Plan.INTUNE_O365),
    SPE_E5(
            "06ebc4ee-1bb5-47dd-8120-11324bc54e06",
            Plan.AAD_PREMIUM,
            Plan.AAD_PREMIUM_P2,
            Plan.INTUNE_A,
            Plan.INTUNE_O365),
    ENTERPRISEPACK("6fd2c87f-b296-42f0-b197-1e91e994b900", Plan.INTUNE_O365),
    EMS("efccb6f7-5641-4e0e-bd10-b4976e1bf68e", Plan.AAD_PREMIUM, Plan.INTUNE_A),
    SPB("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", Plan.AAD_PREMIUM, Plan.INTUNE_A, Plan.INTUNE_SMBIZ, Plan.INTUNE_O365),
    INTUNE_A("061f9ace-7d42-4136-88ac-31dc755f143f", Plan.INTUNE_A),
    AAD_PREMIUM("078d2b04-f1bd-4111-bbd4-b4b1b354cef4", Plan.AAD_PREMIUM),
    STANDARDPACK("18181a46-0d4e-45cd-891e-60aabd171b4e", Plan.INTUNE_O365);

    private final UUID skuId;

    @SuppressWarnings("ImmutableEnumChecker") // made by of(), never changed
    private final List<Plan> plans;

    Product(String skuId, Plan... plans) {
        this.skuId = UUID.fromString(skuId);
        this.plans = List.of(plans);
    }

    UUID skuId() {
        return skuId;
    }

    List<Plan> plans() {
        return plans;
    }

    boolean isIntune() {
        return plans.stream().anyMatch(Plan::isIntune);
    }
}
