package fleetauditor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Graph without its sockets: sign-in, permissions, routes, {@code $batch}. Safe for several threads. */
final class Service {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH_LIMIT = 20;
    private static final DateTimeFormatter ERROR_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<Route> routes;
    private final Set<String> permissions;
    private final String token;
    private final Instant now;

    /** @param token the only bearer token that is accepted */
    Service(List<Route> routes, Set<String> permissions, String token, Instant now) {
        this.routes = List.copyOf(routes);
        this.permissions = Set.copyOf(permissions);
        this.token = token;
        this.now = now;
    }

    /**
     * Answers a request; refusals become error bodies.
     *
     * @param address path and query
     * @param headers by name in lower case
     * @param requestId echoed in an error, as {@code request-id}
     */
    Answer answer(String method, String address, Map<String, String> headers, String body, String requestId) {
        try {
            if (!("Bearer " + token).equals(headers.get("authorization"))) {
                throw GraphRefusal.badToken();
            }
            GraphCall call = GraphCall.parse(method, address, headers, body);
            boolean batch = call.segments().equals(List.of("$batch"));
            if (batch && method.equals("POST")) {
                return batch(call, requestId);
            }
            if (batch || !method.equals("GET")) {
                throw GraphRefusal.notAllowed();
            }
            return get(call);
        } catch (GraphRefusal refusal) {
            return error(refusal, requestId, headers.getOrDefault("client-request-id", requestId));
        }
    }

    /** The answer to a request that broke the simulator. */
    Answer failure(String requestId) {
        var refusal = new GraphRefusal(500, "InternalServerError", "The simulated Graph failed; see its log.");
        return error(refusal, requestId, requestId);
    }

    private Answer get(GraphCall call) {
        for (Route route : routes) {
            Optional<List<String>> keys = route.match(call);
            if (keys.isPresent()) {
                route.access().demand(permissions);
                if (call.selects("signInActivity")) {
                    Access.SIGN_INS.demand(permissions);
                }
                return route.handler().answer(call, keys.get());
            }
        }
        throw GraphRefusal.noSegment(
                call.segments().isEmpty()
                        ? ""
                        : call.segments().get(call.segments().size() - 1));
    }

    private Answer error(GraphRefusal refusal, String requestId, String clientRequestId) {
        return Answer.of(refusal.status(), json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", refusal.code());
            json.writeStringField("message", refusal.getMessage());
            json.writeObjectFieldStart("innerError");
            json.writeStringField("date", ERROR_DATE.format(now));
            json.writeStringField("request-id", requestId);
            json.writeStringField("client-request-id", clientRequestId);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /**
     * Several GETs in one request.
     *
     * @see <a href="https://learn.microsoft.com/graph/json-batching">JSON batching</a>
     */
    private Answer batch(GraphCall call, String requestId) {
        JsonNode requests = requests(call);
        var answers = new LinkedHashMap<String, Answer>();
        for (JsonNode item : requests) {
            answers.put(item.path("id").asText(), item(call, item, requestId));
        }
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("responses");
            for (Map.Entry<String, Answer> answer : answers.entrySet()) {
                json.writeStartObject();
                json.writeStringField("id", answer.getKey());
                json.writeNumberField("status", answer.getValue().status());
                json.writeObjectFieldStart("headers");
                json.writeStringField("Content-Type", "application/json");
                json.writeEndObject();
                json.writeFieldName("body");
                json.writeRawValue(answer.getValue().json());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Answer item(GraphCall outer, JsonNode item, String requestId) {
        var headers = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> header : item.path("headers").properties()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
        }
        headers.put("authorization", outer.headers().getOrDefault("authorization", ""));
        String url = item.path("url").asText();
        String address = "/" + outer.version() + (url.startsWith("/") ? "" : "/") + url;
        if (url.contains("$batch") || url.startsWith("http")) {
            return error(GraphRefusal.badRequest("Invalid URL in a batch request."), requestId, requestId);
        }
        return answer(item.path("method").asText("GET"), address, headers, "", requestId);
    }

    private static JsonNode requests(GraphCall call) {
        JsonNode requests;
        try {
            requests = JSON.readTree(call.body()).path("requests");
        } catch (IOException e) {
            throw GraphRefusal.badRequest("Invalid batch payload format.");
        }
        if (!requests.isArray() || requests.isEmpty()) {
            throw GraphRefusal.badRequest("Invalid batch payload format.");
        }
        if (requests.size() > BATCH_LIMIT) {
            throw GraphRefusal.badRequest("Number of batch request steps exceeds the maximum value of 20.");
        }
        var ids = new HashSet<String>();
        for (JsonNode item : requests) {
            if (!ids.add(item.path("id").asText())) {
                throw GraphRefusal.badRequest("The batch payload has duplicate request ids.");
            }
        }
        return requests;
    }
}
