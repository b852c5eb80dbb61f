package fleetauditor.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * Graph's own words on what went wrong.
 *
 * @param code the error code; empty when there is none
 * @param innerCode a more precise code of an inner error; empty when there is none
 * @param message free text, which can name people
 * @param requestId what Microsoft support asks for; empty when it is not in the body
 * @see <a href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>
 */
record ErrorBody(String code, String innerCode, String message, String requestId) {
    static final ErrorBody NONE = new ErrorBody("", "", "", "");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ENOUGH = 64 * 1024;

    /** Reads the body of a bad answer; {@link #NONE} when it is not Graph's JSON. */
    static ErrorBody read(InputStream body) {
        try {
            return of(JSON.readTree(body.readNBytes(ENOUGH)));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Takes {@code {"error": {...}}} apart; {@link #NONE} when it is something else. */
    static ErrorBody of(JsonNode body) {
        JsonNode error = body.path("error");
        if (!error.isObject()) {
            return NONE;
        }
        JsonNode inner = inner(error);
        String requestId = inner.path("request-id").asText("");
        JsonNode deepest = inner;
        while (inner(deepest).isObject()) {
            deepest = inner(deepest);
        }
        return new ErrorBody(
                error.path("code").asText(""),
                deepest.path("code").asText(""),
                error.path("message").asText(""),
                requestId);
    }

    /** Documentation says {@code innererror}, live answers say {@code innerError}. */
    private static JsonNode inner(JsonNode error) {
        return error.has("innerError") ? error.path("innerError") : error.path("innererror");
    }

    /** The code to show: Graph's own, else the inner one; empty when there is none. */
    String shown() {
        return code.isBlank() ? innerCode : code;
    }

    boolean says(String wanted) {
        return code.equalsIgnoreCase(wanted) || innerCode.equalsIgnoreCase(wanted);
    }
}
