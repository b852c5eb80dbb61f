package fleetauditor.whatif;

import fleetauditor.model.Dataset;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.Sku;
import fleetauditor.model.User;
import fleetauditor.whatif.Fault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether there is a seat for everybody who receives a SKU, and what else Graph's data says against it. */
final class Seats {
    private final Changed changed;
    private final Catalog before;
    private final Catalog after;
    private final Map<UUID, Long> additional = new TreeMap<>();
    private final Map<UUID, Map<Kind, Set<String>>> concerned = new TreeMap<>();
    private final Map<UUID, Set<String>> errors = new TreeMap<>();

    Seats(Changed changed) {
        this.changed = changed;
        this.before = changed.catalogBefore();
        this.after = new Catalog(changed.after().rows(Dataset.SUBSCRIBED_SKUS));
        for (UUID id : changed.rewritten()) {
            count(changed.userBefore(id), changed.userAfter(id));
        }
    }

    /** SKUs whose seats change, and {@code named}; in order of their ids. Empty when the tenant's SKUs are not known. */
    List<SeatChange> changes(Set<UUID> named) {
        if (!isKnown()) {
            return List.of();
        }
        var skus = new TreeSet<>(named);
        skus.addAll(additional.keySet());
        changed.before().rows(Dataset.SUBSCRIBED_SKUS).stream()
                .map(Sku::skuId)
                .filter(id -> free(before, id) != free(after, id))
                .forEach(skus::add);
        return skus.stream()
                .map(id -> new SeatChange(id, free(before, id), freeAfter(id)))
                .toList();
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        additional.forEach((sku, users) -> {
            if (!isKnown()) {
                return;
            }
            if (after.sku(sku) == null) {
                faults.add(new Fault(Kind.NO_SUBSCRIPTION, sku, List.of(), users.toString()));
            } else if (!Catalog.works(after.standing(sku))) {
                faults.add(new Fault(Kind.SUBSCRIPTION_LAPSED, sku, List.of(), after.standing(sku)));
            } else if (freeAfter(sku) < 0 && freeAfter(sku) < free(before, sku)) {
                faults.add(new Fault(Kind.TOO_FEW_SEATS, sku, List.of(), String.valueOf(-freeAfter(sku))));
            }
        });
        concerned.forEach((sku, byKind) -> byKind.forEach((kind, users) -> faults.add(new Fault(
                kind,
                sku,
                List.copyOf(users),
                kind == Kind.REFUSED ? String.join(", ", errors.getOrDefault(sku, Set.of())) : null))));
        faults.sort(Comparator.comparing(Fault::kind).thenComparing(Fault::skuId));
        return faults;
    }

    private boolean isKnown() {
        return changed.before().table(Dataset.SUBSCRIBED_SKUS).isComplete();
    }

    private void count(User then, User now) {
        Set<UUID> had = held(then);
        Set<UUID> has = held(now);
        List<AssignmentState> base = Sources.of(then.licenses());
        for (UUID sku : has) {
            if (!had.contains(sku)) {
                additional.merge(sku, 1L, Long::sum);
            }
        }
        for (AssignmentState state : now.licenses().states()) {
            UUID sku = state.skuId();
            if (!Catalog.isHeld(state) || base.stream().anyMatch(s -> isSameSource(s, state) && Catalog.isHeld(s))) {
                continue;
            }
            if (state.assignedByGroup() == null && now.usageLocation() == null) {
                note(Kind.USAGE_LOCATION, sku, now);
            }
            base.stream().filter(s -> s.skuId().equals(sku) && s.isInError()).forEach(s -> {
                note(Kind.REFUSED, sku, now);
                errors.computeIfAbsent(sku, id -> new TreeSet<>()).add(s.error() == null ? s.state() : s.error());
            });
        }
    }

    private void note(Kind kind, UUID sku, User user) {
        concerned
                .computeIfAbsent(sku, id -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, k -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                .add(user.userPrincipalName());
    }

    /** A SKU that the tenant does not have has no row to count in. */
    private long freeAfter(UUID sku) {
        return after.sku(sku) == null ? -additional.getOrDefault(sku, 0L) : free(after, sku);
    }

    private static long free(Catalog catalog, UUID skuId) {
        Sku sku = catalog.sku(skuId);
        return sku == null || !Catalog.works(catalog.standing(skuId)) ? 0 : free(sku);
    }

    private static long free(Sku sku) {
        return sku.prepaidUnits().enabled() + sku.prepaidUnits().warning() - sku.consumedUnits();
    }

    private static Set<UUID> held(User user) {
        var held = new HashSet<UUID>();
        user.licenses().assignedLicenses().forEach(l -> held.add(l.skuId()));
        return held;
    }

    private static boolean isSameSource(AssignmentState a, AssignmentState b) {
        @Nullable UUID group = a.assignedByGroup();
        return a.skuId().equals(b.skuId())
                && (group == null ? b.assignedByGroup() == null : group.equals(b.assignedByGroup()));
    }
}
