package fleetauditor.whatif;

import fleetauditor.config.Spelling;
import fleetauditor.license.ProductTable;
import fleetauditor.model.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds SKUs and service plans by what people call them: the part number, the GUID or the product name, case ignored.
 * What the tenant has goes before what Microsoft sells.
 */
final class SkuNames {
    private static final int SUGGESTIONS = 3;
    private static final int LISTED = 20;

    private final Map<UUID, Sku> tenant = new HashMap<>();
    private final Map<String, Set<UUID>> byName = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private final Names names;

    SkuNames(List<Sku> skus, Names names) {
        this.names = names;
        for (Sku sku : skus) {
            tenant.put(sku.skuId(), sku);
            add(sku.skuPartNumber(), sku.skuId());
            add(sku.skuId().toString(), sku.skuId());
        }
        for (ProductTable.Product product : ProductTable.shipped().all()) {
            add(product.partNumber(), product.skuId());
            add(product.name(), product.skuId());
            add(product.skuId().toString(), product.skuId());
        }
    }

    /** @throws IllegalArgumentException with what is wrong, and the nearest names */
    UUID sku(String text) {
        Set<UUID> found = byName.getOrDefault(key(text), Set.of());
        List<UUID> owned = found.stream().filter(tenant::containsKey).toList();
        if (owned.size() == 1) {
            return owned.get(0);
        }
        if (found.size() == 1) {
            return found.iterator().next();
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no such SKU" + nearestSku(text));
        }
        throw new IllegalArgumentException("several SKUs are called so; say which by its GUID: "
                + found.stream().map(id -> names.sku(id) + " " + id).sorted().collect(Collectors.joining(", ")));
    }

    /** @throws IllegalArgumentException if the SKU has no such plan, with the nearest names */
    UUID plan(UUID skuId, String text) {
        Map<String, UUID> plans = new HashMap<>();
        var called = new ArrayList<String>();
        for (UUID plan : new Catalog(List.copyOf(tenant.values())).plansOf(skuId)) {
            plans.put(key(names.plan(plan)), plan);
            plans.put(plan.toString(), plan);
            called.add(names.plan(plan));
        }
        UUID plan = plans.get(key(text));
        if (plan == null) {
            throw new IllegalArgumentException(
                    names.sku(skuId) + " has no service plan " + text.strip() + nearest(text, called));
        }
        return plan;
    }

    /** Names that hold what was written, those of the tenant first; else the nearest by spelling; else the tenant's. */
    private String nearestSku(String text) {
        String part = key(text);
        List<String> holding = written.entrySet().stream()
                .filter(e -> !part.isEmpty() && e.getKey().contains(part))
                .sorted(Comparator.comparing((Map.Entry<String, String> e) -> !isOwned(e.getKey()))
                        .thenComparing(e -> e.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .limit(SUGGESTIONS)
                .map(Map.Entry::getValue)
                .toList();
        if (!holding.isEmpty()) {
            return didYouMean(holding);
        }
        String near = nearest(text, written.values());
        return near.isEmpty() ? owned() : near;
    }

    /** {@code ; the tenant has A, B, C}, or nothing. */
    private String owned() {
        List<String> parts =
                tenant.values().stream().map(Sku::skuPartNumber).sorted().toList();
        String more = parts.size() > LISTED ? " and " + (parts.size() - LISTED) + " more" : "";
        return parts.isEmpty()
                ? ""
                : "; the tenant has " + String.join(", ", parts.subList(0, Math.min(LISTED, parts.size()))) + more;
    }

    private boolean isOwned(String key) {
        return byName.getOrDefault(key, Set.of()).stream().anyMatch(tenant::containsKey);
    }

    /** {@code ; did you mean A, B or C?}, or nothing. */
    static String nearest(String word, Collection<String> candidates) {
        var left = new LinkedHashSet<>(candidates);
        var near = new ArrayList<String>();
        while (near.size() < SUGGESTIONS) {
            var next = Spelling.nearest(word.strip(), left);
            if (next.isEmpty()) {
                break;
            }
            near.add(next.get());
            left.remove(next.get());
        }
        return near.isEmpty() ? "" : didYouMean(near);
    }

    private static String didYouMean(List<String> names) {
        String others = String.join(", ", names.subList(0, names.size() - 1));
        return "; did you mean " + (others.isEmpty() ? "" : others + " or ") + names.get(names.size() - 1) + "?";
    }

    private void add(String name, UUID skuId) {
        byName.computeIfAbsent(key(name), n -> new LinkedHashSet<>()).add(skuId);
        if (!name.equals(skuId.toString())) {
            written.putIfAbsent(key(name), name);
        }
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
