package fleetauditor.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One GET of Graph: a collection or a single object.
 *
 * @param path with version, for example {@code /v1.0/users}
 * @param service whose limits apply
 * @param query OData options and their unencoded values, in order, for example {@code $select}
 * @param advanced whether {@code ConsistencyLevel: eventual} is sent on every page; the query must hold {@code $count}
 * @see <a href="https://learn.microsoft.com/graph/query-parameters">Query parameters</a>
 */
public record GraphRequest(String path, Service service, Map<String, String> query, boolean advanced) {
    /**
     * The part of Graph that answers; each has its own limits.
     *
     * @see <a href="https://learn.microsoft.com/graph/throttling-limits">Throttling limits</a>
     */
    public enum Service {
        /** Users, groups, devices, apps: takes {@code x-ms-throttle-priority}. */
        DIRECTORY,
        /** Intune: 2,000 requests in 20 s. */
        INTUNE,
        /** Sign-in logs: 5 requests in 10 s. */
        REPORTS,
        /** Conditional Access: one request a second. */
        POLICIES
    }

    public GraphRequest {
        query = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    public static GraphRequest get(String path, Service service) {
        return new GraphRequest(path, service, Map.of(), false);
    }

    public GraphRequest select(String... properties) {
        return with("$select", String.join(",", properties));
    }

    public GraphRequest top(int rows) {
        return with("$top", String.valueOf(rows));
    }

    public GraphRequest filter(String expression) {
        return with("$filter", expression);
    }

    public GraphRequest expand(String navigation) {
        return with("$expand", navigation);
    }

    /** Makes it an advanced query: {@code $count=true} and the {@code ConsistencyLevel} header on every page. */
    public GraphRequest advancedQuery() {
        var more = new LinkedHashMap<>(query);
        more.put("$count", "true");
        return new GraphRequest(path, service, more, true);
    }

    /** The value of an option; null when it is not set. */
    public @Nullable String option(String name) {
        return query.get(name);
    }

    private GraphRequest with(String option, String value) {
        var more = new LinkedHashMap<>(query);
        more.put(option, value);
        return new GraphRequest(path, service, more, advanced);
    }

    /** {@code GET /v1.0/users}: for messages; options are left out because they can name people. */
    @Override
    public String toString() {
        return "GET " + path;
    }

    /** The properties of {@code $select}; empty when there is none. */
    public List<String> selected() {
        String select = option("$select");
        return select == null ? List.of() : List.of(select.split(","));
    }
}
