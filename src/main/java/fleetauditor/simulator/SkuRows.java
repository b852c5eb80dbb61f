package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Contoso has bought, how much of it is used, and when it ends.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/subscribedsku">subscribedSku</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/companysubscription">companySubscription</a>
 */
final class SkuRows {
    private static final int RENEWED_ON = 12;
    private static final int SEATS_BOUGHT_ON = 7;

    private final Tenant tenant;
    private final Map<Product, Integer> used;
    private final List<Row> skus = new ArrayList<>();
    private final List<Row> subscriptions = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();

    SkuRows(Tenant tenant) {
        this.tenant = tenant;
        this.used = used(tenant);
        int night = tenant.plan().night();
        sku(Product.SPE_E3, "Enabled", seats(used(Product.SPE_E3) + 25, 0, 0));
        subscription(Product.SPE_E3, "Enabled", inDays(12));
        subscription(Product.SPE_E3, "Enabled", inDays(380)); // the renewal outlasts the first
        sku(Product.SPE_E5, "Enabled", seats(used(Product.SPE_E5) + 5, 0, 0));
        subscription(Product.SPE_E5, "Enabled", inDays(200));
        sku(Product.ENTERPRISEPACK, "Enabled", seats(used(Product.ENTERPRISEPACK) + 10, 0, 0));
        subscription(Product.ENTERPRISEPACK, "Enabled", inDays(20)); // ends, but holds no Intune
        ems(night);
        fabrikam();
        pilot();
        sku(Product.AAD_PREMIUM, "Enabled", seats(used(Product.AAD_PREMIUM) + 5, 0, 0));
        subscription(Product.AAD_PREMIUM, "Enabled", null);
        sku(Product.STANDARDPACK, "Enabled", seats(Math.max(1, used(Product.STANDARDPACK)), 0, 0)); // full, no Intune
        subscription(Product.STANDARDPACK, "Enabled", inDays(90));
    }

    RowSource skus() {
        return RowSource.of(skus);
    }

    RowSource subscriptions() {
        return RowSource.of(subscriptions);
    }

    List<Planted> planted() {
        return planted;
    }

    /** Every seat is taken, and the term ends soon; seats are bought in one night, the term renewed in another. */
    private void ems(int night) {
        boolean full = night < SEATS_BOUGHT_ON;
        int users = used(Product.EMS);
        sku(Product.EMS, "Enabled", seats(full ? users : users + 10, 0, 0));
        subscription(Product.EMS, "Enabled", inDays(20));
        if (night >= RENEWED_ON) {
            subscription(Product.EMS, "Enabled", inDays(385));
        } else {
            plant("LIC-003", Product.EMS, "ending");
        }
        if (full) {
            plant("LIC-005", Product.EMS, "full");
        }
    }

    /** Came with a company that was bought; not paid any more. No seat is enabled, so none can be missing. */
    private void fabrikam() {
        int users = used(Product.SPB);
        sku(Product.SPB, "Warning", seats(0, Math.max(1, users), 0));
        subscription(Product.SPB, "Warning", inDays(45));
        plant("LIC-003", Product.SPB, "warning");
    }

    /** A pilot of years ago that nobody cleaned up. */
    private void pilot() {
        sku(Product.INTUNE_A, "Suspended", seats(0, 0, 10));
        subscription(Product.INTUNE_A, "Suspended", inDays(60));
        plant("LIC-003", Product.INTUNE_A, "lapsed");
    }

    private void plant(String ruleId, Product product, String cause) {
        if (used(product) > 0) {
            planted.add(new Planted(ruleId, SubjectKind.SKU, product.skuId().toString(), product.name(), cause));
        }
    }

    private void sku(Product product, String status, Row seats) {
        var plans = new ArrayList<Row>();
        for (Plan plan : product.plans()) {
            plans.add(Row.part()
                    .with("servicePlanId", plan.id())
                    .with("servicePlanName", plan.name())
                    .with("provisioningStatus", plan == Plan.INTUNE_O365 ? "PendingActivation" : "Success")
                    .with("appliesTo", "User"));
        }
        skus.add(new Row("subscribedSku")
                .with("accountName", "contoso")
                .with("accountId", tenant.tenantId())
                .with("appliesTo", "User")
                .with("capabilityStatus", status)
                .with("consumedUnits", used(product))
                .with("id", tenant.tenantId() + "_" + product.skuId())
                .with("skuId", product.skuId())
                .with("skuPartNumber", product.name())
                .with("subscriptionIds", new ArrayList<Object>())
                .with("prepaidUnits", seats)
                .with("servicePlans", plans));
    }

    /** One more subscription of the product added last. */
    private void subscription(Product product, String status, @Nullable Instant nextLifecycle) {
        int number = subscriptions.size();
        String id = tenant.seed().guid("subscription", number, 0).toString();
        Row sku = skus.get(skus.size() - 1);
        var ids = new ArrayList<Object>();
        if (sku.get("subscriptionIds") instanceof List<?> known) {
            ids.addAll(known);
        }
        ids.add(id);
        sku.with("subscriptionIds", ids);
        Row units = sku.get("prepaidUnits") instanceof Row row ? row : Row.part();
        subscriptions.add(new Row("companySubscription")
                .with("id", id)
                .with(
                        "commerceSubscriptionId",
                        tenant.seed().guid("commerce", number, 0).toString())
                .with("createdDateTime", tenant.clock().since(900))
                .with("isTrial", false)
                .with("nextLifecycleDateTime", nextLifecycle)
                .with("ownerId", null)
                .with("ownerTenantId", null)
                .with("ownerType", "User")
                .with("skuId", product.skuId())
                .with("skuPartNumber", product.name())
                .with("status", status)
                .with("totalLicenses", total(units))
                .with("serviceStatus", List.of()));
    }

    private static long total(Row units) {
        long total = 0;
        for (String name : units.names()) {
            total += units.get(name) instanceof Number number ? number.longValue() : 0;
        }
        return total;
    }

    private static Row seats(int enabled, int warning, int suspended) {
        return Row.part()
                .with("enabled", enabled)
                .with("suspended", suspended)
                .with("warning", warning)
                .with("lockedOut", 0);
    }

    /** A date that stays where it is as the nights go by. */
    private Instant inDays(long days) {
        return tenant.clock().since(-days).plus(Duration.ofHours(5));
    }

    private int used(Product product) {
        return used.getOrDefault(product, 0);
    }

    /** Counted at the desks of the cast, known for the staff. */
    private static Map<Product, Integer> used(Tenant tenant) {
        var used = new EnumMap<Product, Integer>(Product.class);
        for (Product product : Product.values()) {
            used.put(product, tenant.layout().staff().licenses(product));
        }
        for (int desk = 0; desk < tenant.layout().castDesks(); desk++) {
            for (Row user : tenant.desk(desk).users()) {
                for (Product product : Product.values()) {
                    if (holds(user, product)) {
                        used.merge(product, 1, Integer::sum);
                    }
                }
            }
        }
        return used;
    }

    private static boolean holds(Row user, Product product) {
        return user.get("assignedLicenses") instanceof List<?> list
                && list.stream()
                        .anyMatch(l -> l instanceof Row row && product.skuId().equals(row.get("skuId")));
    }
}
