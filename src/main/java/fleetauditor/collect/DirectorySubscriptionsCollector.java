package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The purchases behind each product, and when they end.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/directory-list-subscriptions">List subscriptions</a>
 */
final class DirectorySubscriptionsCollector implements ListCollector<Subscription> {
    @Override
    public Dataset<Subscription> dataset() {
        return Dataset.DIRECTORY_SUBSCRIPTIONS;
    }

    @Override
    public Object identity(Subscription row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/directory/subscriptions", Service.DIRECTORY)
                .select("id", "skuId", "skuPartNumber", "status", "nextLifecycleDateTime", "totalLicenses", "isTrial");
    }

    @Override
    public @Nullable Subscription row(Fields fields) throws IOException {
        String id = null;
        UUID skuId = null;
        String skuPartNumber = null;
        String status = null;
        Instant nextLifecycleDateTime = null;
        long totalLicenses = 0;
        boolean isTrial = false;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.text();
                case "skuId" -> skuId = fields.uuid();
                case "skuPartNumber" -> skuPartNumber = fields.text();
                case "status" -> status = fields.sharedText();
                case "nextLifecycleDateTime" -> nextLifecycleDateTime = fields.instant();
                case "totalLicenses" -> totalLicenses = fields.number();
                case "isTrial" -> isTrial = Boolean.TRUE.equals(fields.flag());
                default -> {}
            }
        }
        if (skuId == null) { // it carries no product that anybody could hold
            return null;
        }
        return new Subscription(
                Fields.required(id, "id"),
                skuId,
                Objects.requireNonNullElse(skuPartNumber, ""),
                Objects.requireNonNullElse(status, ""),
                nextLifecycleDateTime,
                totalLicenses,
                isTrial);
    }
}
