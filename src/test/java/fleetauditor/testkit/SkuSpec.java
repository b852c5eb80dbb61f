package fleetauditor.testkit;

import fleetauditor.model.Sku;
import fleetauditor.model.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product of the tenant; without a change: enabled, 100 seats, 10 used, one subscription that ends in 200 days. */
public final class SkuSpec {
    public final Products product;
    public String capabilityStatus = "Enabled";
    public long enabled = 100;
    public long warning;
    public long suspended;
    public long consumedUnits = 10;
    private final List<Subscription> subscriptions = new ArrayList<>();

    SkuSpec(Products product) {
        this.product = product;
        subscription("Enabled", Tenant.daysAhead(200));
    }

    /** No subscription; add others after it. */
    public SkuSpec noSubscriptions() {
        subscriptions.clear();
        return this;
    }

    public SkuSpec subscription(String status, @Nullable Instant nextLifecycle) {
        subscriptions.add(new Subscription(
                product + "-" + subscriptions.size(),
                product.skuId(),
                product.name(),
                status,
                nextLifecycle,
                100,
                false));
        return this;
    }

    Sku build() {
        return new Sku(
                product.skuId(),
                product.name(),
                capabilityStatus,
                "User",
                consumedUnits,
                new Sku.Units(enabled, warning, suspended, 0),
                product.plans().stream()
                        .map(p -> new Sku.ServicePlan(p, "plan " + p, "Success", "User"))
                        .toList());
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }
}
