package fleetauditor.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collection as the service lists it: filtered, cut into pages, properties chosen.
 *
 * @param type Graph's type of the rows, without prefix; rows can be of derived types
 * @param expandable relationships that {@code $expand} may name
 * @param typed whether each row says its type
 * @see <a href="https://learn.microsoft.com/graph/query-parameters">Query parameters</a>
 */
record Listing(String type, Paging paging, RowSource rows, Set<String> expandable, boolean typed) {
    private static final int WITH_SIGN_IN_ACTIVITY = 500;

    Listing(String type, Paging paging, RowSource rows) {
        this(type, paging, rows, Set.of(), false);
    }

    /** One page. Graph writes the link to the next one before the rows, and so do we. */
    Answer page(GraphCall call, Origin origin) {
        checkOptions(call);
        Predicate<Row> keep = filter(call);
        Selection selection = Selection.of(call, type, expandable, typed);
        int size = Math.min(paging.size(call.option("$top")), pageLimit(call));
        var page = new ArrayList<Row>(Math.min(size, 1000));
        long next = rows.walk(start(call, origin), row -> {
            if (!keep.test(row)) {
                return true;
            }
            if (page.size() == size) {
                return false;
            }
            page.add(row);
            return true;
        });
        boolean counted = paging == Paging.DIRECTORY && call.isAdvanced() && call.option("$skiptoken") == null;
        Long count = counted ? Long.valueOf(count(keep)) : null;
        String link = next == RowSource.END
                ? null
                : origin.endpoint() + call.next(origin.tokens().seal(next, call.query()));
        return Answer.ok(json -> write(json, context(call, origin), count, link, page, selection));
    }

    /** One row by its id. */
    Answer single(GraphCall call, Origin origin, String id) {
        Selection selection = Selection.of(call, type, expandable, typed);
        var found = new ArrayList<Row>(1);
        rows.walk(0, row -> {
            if (row.text("id").equalsIgnoreCase(id)) {
                found.add(row);
            }
            return found.isEmpty();
        });
        if (found.isEmpty()) {
            throw GraphRefusal.notFound(id);
        }
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", context(call, origin) + "/$entity");
            selection.writeProperties(found.get(0), json);
            json.writeEndObject();
        });
    }

    private static void write(
            JsonGenerator json,
            String context,
            @Nullable Long count,
            @Nullable String link,
            List<Row> page,
            Selection selection)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("@odata.context", context);
        if (count != null) {
            json.writeNumberField("@odata.count", count);
        }
        if (link != null) {
            json.writeStringField("@odata.nextLink", link);
        }
        json.writeArrayFieldStart("value");
        for (Row row : page) {
            selection.write(row, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private long count(Predicate<Row> keep) {
        var count = new AtomicLong();
        rows.walk(0, row -> {
            if (keep.test(row)) {
                count.incrementAndGet();
            }
            return true;
        });
        return count.get();
    }

    private Predicate<Row> filter(GraphCall call) {
        String text = call.option("$filter");
        return text == null ? row -> true : FilterSupport.apply(paging, type, Filter.parse(text), call);
    }

    private int pageLimit(GraphCall call) {
        return call.selects("signInActivity") ? WITH_SIGN_IN_ACTIVITY : Integer.MAX_VALUE;
    }

    private void checkOptions(GraphCall call) {
        if (call.option("$skip") != null && paging == Paging.DIRECTORY) {
            throw GraphRefusal.badRequest("'$skip' is not supported by the service.");
        }
        if (call.option("$search") != null || call.option("$orderby") != null) {
            throw GraphRefusal.unsupported("Sorting and searching are not supported here.");
        }
    }

    /** A list filtered by licenses can only be paged as an advanced query, header and all. */
    private long start(GraphCall call, Origin origin) {
        String token = call.option("$skiptoken");
        if (token == null) {
            return 0;
        }
        String filter = call.option("$filter");
        if (paging == Paging.DIRECTORY && filter != null && filter.contains("assignedLicenses") && !call.isAdvanced()) {
            throw new GraphRefusal(
                    400,
                    "Directory_ExpiredPageToken",
                    "The specified page token value has expired and can no longer be included in your request.");
        }
        return origin.tokens().open(token, call.query());
    }

    private static String context(GraphCall call, Origin origin) {
        return origin.endpoint() + "/" + call.version() + "/$metadata#" + String.join("/", call.segments());
    }
}
