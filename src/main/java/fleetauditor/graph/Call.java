package fleetauditor.graph;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes out.
 *
 * @param path for messages: without the query, which can name people
 * @param advanced whether it needs {@code ConsistencyLevel: eventual}
 * @param batch the body of a {@code $batch}, which makes it a POST; null for a GET
 * @param weight how many requests it counts as for Graph's limits
 */
record Call(
        String path,
        URI uri,
        GraphRequest.Service service,
        boolean advanced,
        @Nullable String batch,
        int weight) {
    static Call first(Links links, GraphRequest request) {
        return new Call(request.path(), links.first(request), request.service(), request.advanced(), null, 1);
    }

    /** The same collection, further on. */
    Call next(URI link) {
        return new Call(path, link, service, advanced, null, 1);
    }

    /** Several of one version and one service in one request. */
    static Call batch(Links links, List<Call> calls) {
        Call any = calls.get(0);
        String version = links.version(any.uri());
        URI uri = links.batch(version);
        return new Call(version + "/$batch", uri, any.service(), false, BatchBody.write(calls, links), calls.size());
    }

    /** The headers that this request needs besides those that all have; the same inside a batch. */
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (advanced) {
            headers.put("ConsistencyLevel", "eventual");
        }
        if (service == GraphRequest.Service.DIRECTORY) {
            headers.put("x-ms-throttle-priority", "Low");
        }
        return headers;
    }

    /** {@code GET /v1.0/users} */
    @Override
    public String toString() {
        return (batch == null ? "GET " : "POST ") + path;
    }
}
