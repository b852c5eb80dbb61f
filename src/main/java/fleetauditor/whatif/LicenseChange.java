package fleetauditor.whatif;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One step of a change. Steps are applied in order, each to what the one before it left. */
public sealed interface LicenseChange {
    /** The word of it in options, plans and JSON, for example {@code disable-plan}. */
    String kind();

    /** The SKUs it names. */
    default Set<UUID> skus() {
        return Set.of();
    }

    /** Whose licenses it changes: one scope, or none where it concerns a whole subscription. */
    default List<Scope> scopes() {
        return List.of();
    }

    /** Whether it changes what the groups of its scope hand out, besides the licenses of users. */
    default boolean changesWhatGroupsHandOut() {
        return false;
    }

    /** Does it to the model. */
    void applyTo(Holdings holdings);

    /** A step that names one SKU. */
    sealed interface OfSku extends LicenseChange {
        UUID skuId();

        @Override
        default Set<UUID> skus() {
            return Set.of(skuId());
        }
    }

    /** A step for some users, a group or everyone. */
    sealed interface Scoped extends LicenseChange {
        Scope scope();

        @Override
        default List<Scope> scopes() {
            return List.of(scope());
        }
    }

    /** A SKU is taken away. */
    record Remove(UUID skuId, Scope scope) implements OfSku, Scoped {
        @Override
        public String kind() {
            return "remove";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.remove(skuId, scope);
        }

        @Override
        public boolean changesWhatGroupsHandOut() {
            return true;
        }
    }

    /** A SKU is assigned directly, with all of its plans. */
    record Add(UUID skuId, Scope scope) implements OfSku, Scoped {
        @Override
        public String kind() {
            return "add";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.add(skuId, scope);
        }
    }

    /** A SKU is replaced by another, for those who have it; plans that are switched off stay so where both have them. */
    record Swap(UUID skuId, UUID newSkuId, Scope scope) implements Scoped {
        @Override
        public Set<UUID> skus() {
            return new HashSet<>(List.of(skuId, newSkuId));
        }

        @Override
        public String kind() {
            return "swap";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.swap(skuId, newSkuId, scope);
        }

        @Override
        public boolean changesWhatGroupsHandOut() {
            return true;
        }
    }

    /** A service plan of a SKU is switched off. */
    record DisablePlan(UUID skuId, UUID planId, Scope scope) implements OfSku, Scoped {
        @Override
        public String kind() {
            return "disable-plan";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.disable(skuId, planId, scope);
        }

        @Override
        public boolean changesWhatGroupsHandOut() {
            return true;
        }
    }

    /** A service plan of a SKU is switched on. */
    record EnablePlan(UUID skuId, UUID planId, Scope scope) implements OfSku, Scoped {
        @Override
        public String kind() {
            return "enable-plan";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.enable(skuId, planId, scope);
        }

        @Override
        public boolean changesWhatGroupsHandOut() {
            return true;
        }
    }

    /** The subscription of a SKU ends: assignments stay, their plans stop. */
    record Lapse(UUID skuId) implements OfSku {
        @Override
        public String kind() {
            return "lapse";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.lapse(skuId);
        }
    }

    /** The subscription of a SKU runs on, or again. */
    record Renew(UUID skuId) implements OfSku {
        @Override
        public String kind() {
            return "renew";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.renew(skuId);
        }
    }

    /** Users leave a group, and with it what it hands out. */
    record LeaveGroup(UUID groupId, Scope scope) implements Scoped {
        @Override
        public String kind() {
            return "remove-from-group";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.leave(groupId, scope);
        }
    }

    /** Users join a group, and receive what it hands out. */
    record JoinGroup(UUID groupId, Scope scope) implements Scoped {
        @Override
        public String kind() {
            return "add-to-group";
        }

        @Override
        public void applyTo(Holdings holdings) {
            holdings.join(groupId, scope);
        }
    }
}
