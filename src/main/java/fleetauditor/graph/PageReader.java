package fleetauditor.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the rows of answers as they stream by. Used by one thread. */
final class PageReader<T> {
    private static final JsonFactory JSON = new JsonFactory();

    private final RowParser<T> rows;
    private final Map<String, String> shared = new HashMap<>();

    /**
     * The rows of one answer.
     *
     * @param nextLink where it goes on, as Graph wrote it; null on the last page
     */
    record Page<T>(List<T> rows, @Nullable String nextLink) {}

    PageReader(RowParser<T> rows) {
        this.rows = rows;
    }

    /**
     * Reads a page to its end.
     *
     * @param onNextLink told the next link as soon as it is read, which Graph puts before the rows
     * @throws IOException if the body breaks off or is no page
     */
    Page<T> page(InputStream body, Consumer<String> onNextLink) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            return page(parser, onNextLink);
        }
    }

    Page<T> page(JsonParser parser, Consumer<String> onNextLink) throws IOException {
        var fields = start(parser);
        List<T> list = null;
        String nextLink = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "@odata.nextLink" -> {
                    nextLink = fields.text();
                    if (nextLink != null) {
                        onNextLink.accept(nextLink);
                    }
                }
                case "value" -> list = fields.objects(rows);
                default -> {}
            }
        }
        end(parser);
        if (list == null) {
            throw new IOException("no 'value'");
        }
        return new Page<>(list, nextLink);
    }

    /**
     * Reads a body that is the object itself.
     *
     * @return the row; empty when the parser does not take it
     * @throws IOException if the body breaks off or is no object
     */
    Optional<T> single(InputStream body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            var fields = start(parser);
            T row = rows.parse(fields);
            while (fields.next()) {
                // what the parser did not ask for
            }
            end(parser);
            return Optional.ofNullable(row);
        }
    }

    private Fields start(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("no JSON object");
        }
        return new Fields(parser, shared);
    }

    /** To the last byte: a gzip stream that lacks its end is noticed only there. */
    private static void end(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new IOException("more than one JSON object");
        }
    }
}
