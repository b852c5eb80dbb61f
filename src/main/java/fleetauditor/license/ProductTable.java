package fleetauditor.license;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Microsoft's published products, reduced to the service plans that matter here. It lags behind; the tenant's own
 * {@code /subscribedSkus} goes before it.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference">Product names and
 *     service plan identifiers</a>
 */
public final class ProductTable {
    private static final Map<String, UUID> PLANS = Map.of(
            "INTUNE_A", ServicePlans.INTUNE_A,
            "INTUNE_A_VL", ServicePlans.INTUNE_A_VL,
            "INTUNE_A_GOV", ServicePlans.INTUNE_A_GOV,
            "INTUNE_EDU", ServicePlans.INTUNE_EDU,
            "INTUNE_SMBIZ", ServicePlans.INTUNE_SMBIZ,
            "INTUNE_O365", ServicePlans.INTUNE_O365,
            "AAD_PREMIUM", ServicePlans.AAD_PREMIUM,
            "AAD_PREMIUM_P2", ServicePlans.AAD_PREMIUM_P2);

    private static final ProductTable SHIPPED = read();

    private final Map<UUID, Product> products;

    private ProductTable(Map<UUID, Product> products) {
        this.products = products;
    }

    /**
     * One product.
     *
     * @param partNumber for example {@code SPE_E3}
     * @param name for example {@code Microsoft 365 E3}
     * @param plans the plans of {@link ServicePlans} that it contains
     */
    public record Product(UUID skuId, String partNumber, String name, Set<UUID> plans) {}

    /** The table of this release. */
    public static ProductTable shipped() {
        return SHIPPED;
    }

    /** The plans of {@link ServicePlans} that the product contains; empty when the product is unknown. */
    public Set<UUID> plansOf(UUID skuId) {
        return product(skuId).map(Product::plans).orElse(Set.of());
    }

    public Optional<String> partNumberOf(UUID skuId) {
        return product(skuId).map(Product::partNumber);
    }

    public Optional<Product> product(UUID skuId) {
        return Optional.ofNullable(products.get(skuId));
    }

    /** Every product, in the order of the table. */
    public Collection<Product> all() {
        return products.values();
    }

    private static ProductTable read() {
        InputStream in = ProductTable.class.getResourceAsStream("products.tsv");
        if (in == null) {
            throw new IllegalStateException("products.tsv is not in the program");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var map = new LinkedHashMap<UUID, Product>();
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ProductTable::product)
                    .forEach(p -> map.put(p.skuId(), p));
            return new ProductTable(Collections.unmodifiableMap(map));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Product product(String line) {
        String[] columns = line.split("\t", -1);
        Set<UUID> plans = Arrays.stream(columns[3].split(" "))
                .filter(PLANS::containsKey)
                .map(PLANS::get)
                .collect(Collectors.toUnmodifiableSet());
        return new Product(UUID.fromString(columns[0]), columns[1], columns[2], plans);
    }
}
