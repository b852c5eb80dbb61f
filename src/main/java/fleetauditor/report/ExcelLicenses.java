package fleetauditor.report;

import fleetauditor.license.Licensing;
import fleetauditor.license.ProductTable;
import fleetauditor.model.Dataset;
import fleetauditor.model.Sku;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subscription;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of the products. */
final class ExcelLicenses {
    private final Texts texts;
    private final List<Sku> skus;
    private final Licensing licensing;
    private final Map<UUID, List<Subscription>> subscriptions;
    private final boolean endsKnown;

    ExcelLicenses(Texts texts, Snapshot snapshot) {
        this.texts = texts;
        this.skus = snapshot.rows(Dataset.SUBSCRIBED_SKUS);
        this.licensing = new Licensing(skus, snapshot.formerlyLicensed());
        this.subscriptions = snapshot.rows(Dataset.DIRECTORY_SUBSCRIPTIONS).stream()
                .collect(Collectors.groupingBy(Subscription::skuId));
        this.endsKnown = snapshot.table(Dataset.DIRECTORY_SUBSCRIPTIONS).isComplete();
    }

    void write(ExcelBook book) {
        List<ExcelColumn<Sku>> columns = List.of(
                column("sku", 32, Look.TEXT, Sku::skuPartNumber),
                column("product", 46, Look.WRAPPED, this::product),
                column(
                        "intune",
                        12,
                        Look.TEXT,
                        sku -> texts.get(licensing.isIntuneSku(sku.skuId()) ? "answer.yes" : "answer.no")),
                column("enabled", 12, Look.COUNT, sku -> sku.prepaidUnits().enabled()),
                column("warning", 12, Look.COUNT, sku -> sku.prepaidUnits().warning()),
                column("consumed", 12, Look.COUNT, Sku::consumedUnits),
                column("free", 12, Look.COUNT, ExcelLicenses::free),
                column("state", 14, Look.TEXT, Sku::capabilityStatus),
                column("ends", 18, Look.DATE, this::ends));
        var rows = skus.stream()
                .sorted(Comparator.comparing((Sku sku) -> !licensing.isIntuneSku(sku.skuId()))
                        .thenComparing(Sku::skuPartNumber, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(sku -> sku.skuId().toString()))
                .toList();
        book.table(
                texts.get("sheets.licenses"), "Licenses", 1, 9, columns, rows.iterator(), texts.get("licenses.none"));
    }

    private ExcelColumn<Sku> column(String key, int width, Look look, Function<Sku, @Nullable Object> value) {
        return new ExcelColumn<>(texts.get("licenses." + key), width, look, value);
    }

    private String product(Sku sku) {
        return ProductTable.shipped()
                .product(sku.skuId())
                .map(ProductTable.Product::name)
                .orElse("");
    }

    /** Licenses that can still be given out; negative when more are in use than bought. */
    private static long free(Sku sku) {
        return sku.prepaidUnits().enabled() + sku.prepaidUnits().warning() - sku.consumedUnits();
    }

    /** When the last purchase that works ends or renews: the latest of them, or a word when there is no date. */
    private @Nullable Object ends(Sku sku) {
        if (!endsKnown) {
            return texts.get("answer.unknown");
        }
        List<Subscription> all = subscriptions.getOrDefault(sku.skuId(), List.of());
        List<Subscription> enabled = all.stream()
                .filter(s -> s.status().toLowerCase(Locale.ROOT).equals("enabled"))
                .toList();
        List<Instant> dates = (enabled.isEmpty() ? all : enabled)
                .stream().map(Subscription::nextLifecycleDateTime).toList();
        if (dates.stream().anyMatch(date -> date == null)) {
            return texts.get("licenses.open");
        }
        return dates.stream().max(Comparator.naturalOrder()).orElse(null);
    }
}
