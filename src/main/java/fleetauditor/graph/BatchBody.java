package fleetauditor.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;

/**
 * The JSON of {@code $batch}.
 *
 * @see <a href="https://learn.microsoft.com/graph/json-batching">Combine multiple HTTP requests using JSON batching</a>
 */
final class BatchBody {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private BatchBody() {}

    /**
     * The answer to one item.
     *
     * @param body as it stood; Graph sends the items in any order and an item's body before or after its status
     */
    record ItemAnswer(int status, Headers headers, TokenBuffer body) {
        ErrorBody error() {
            try (JsonParser parser = body.asParser(new ObjectMapper())) {
                return ErrorBody.of(parser.readValueAsTree());
            } catch (IOException e) {
                return ErrorBody.NONE;
            }
        }
    }

    /** The body to send: one GET for each call, with its place in the list as id. */
    static String write(List<Call> calls, Links links) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("requests");
            for (int i = 0; i < calls.size(); i++) {
                json.writeStartObject();
                json.writeStringField("id", String.valueOf(i));
                json.writeStringField("method", "GET");
                json.writeStringField("url", links.insideVersion(calls.get(i).uri()));
                headers(json, calls.get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter has none
        }
        return text.toString();
    }

    private static void headers(JsonGenerator json, Call call) throws IOException {
        Map<String, String> headers = call.headers();
        if (headers.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("headers");
        for (var header : headers.entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }

    /**
     * The answers by id.
     *
     * @throws IOException if the body breaks off or is no answer to a batch
     */
    static Map<String, ItemAnswer> read(InputStream body) throws IOException {
        var answers = new HashMap<String, ItemAnswer>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean responses = parser.currentName().equals("responses");
                if (parser.nextToken() == JsonToken.START_ARRAY && responses) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        item(parser, answers);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON object");
            }
        }
        return answers;
    }

    private static void item(JsonParser parser, Map<String, ItemAnswer> answers) throws IOException {
        String id = "";
        int status = 0;
        var headers = new Headers.Builder();
        var body = new TokenBuffer(parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = parser.getText();
                case "status" -> status = parser.getValueAsInt();
                case "headers" -> headers(parser, headers);
                case "body" -> body.copyCurrentStructure(parser);
                default -> parser.skipChildren();
            }
        }
        answers.put(id, new ItemAnswer(status, headers.build(), body));
    }

    private static void headers(JsonParser parser, Headers.Builder headers) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                headers.addUnsafeNonAscii(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }
}
