package fleetauditor.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An HTTP answer with a JSON body; a page is never larger than the service allows, so its bytes are held. */
final class Answer {
    private static final JsonFactory JSON = new JsonFactory();

    private final int status;
    private final byte[] body;

    private Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** Writes JSON. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static Answer of(int status, Body body) {
        try (var bytes = new ByteArrayBuilder(4096)) {
            try (JsonGenerator json = JSON.createGenerator(bytes)) {
                body.write(json);
            }
            return new Answer(status, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    static Answer ok(Body body) {
        return of(200, body);
    }

    int status() {
        return status;
    }

    int length() {
        return body.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(body);
    }

    /** The body as text. */
    String json() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
