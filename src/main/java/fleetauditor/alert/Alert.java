package fleetauditor.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.alert.Letter.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of one route, as it waits in the outbox: for programs and for people, whatever the channel.
 *
 * @param body what a webhook gets, as {@code docs/alerts.md} says
 * @param excel the Excel report; null when there is none
 */
record Alert(
        Kind kind, ObjectNode body, Letter letter, @Nullable Excel excel) {
    static final ObjectMapper JSON = new ObjectMapper();

    /** What it is about. */
    enum Kind {
        FINDINGS,
        /** The audits themselves do not work. */
        TROUBLE,
        /** Somebody tries the route. */
        TEST
    }

    /**
     * The Excel report of the run.
     *
     * @param path where it is
     * @param attached what to say when it is attached
     * @param named what to say when it is not
     */
    record Excel(String path, String attached, String named) {}

    /** What the outbox keeps. */
    String payload() {
        ObjectNode payload = JSON.createObjectNode();
        payload.put("kind", kind.name());
        payload.set("body", body);
        ObjectNode words = payload.putObject("letter");
        words.put("title", letter.title());
        letter.intro().forEach(words.putArray("intro")::add);
        ArrayNode entries = words.putArray("entries");
        for (Entry entry : letter.entries()) {
            entries.addObject()
                    .put("heading", entry.heading())
                    .put("follows", entry.follows())
                    .put("text", entry.text())
                    .put("step", entry.step());
        }
        letter.outro().forEach(words.putArray("outro")::add);
        if (excel != null) {
            payload.putObject("excel")
                    .put("path", excel.path())
                    .put("attached", excel.attached())
                    .put("named", excel.named());
        }
        return payload.toString();
    }

    /**
     * Reads what {@link #payload} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Alert of(String payload) {
        JsonNode tree;
        try {
            tree = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message of ours", e);
        }
        if (!(tree.path("body") instanceof ObjectNode body)
                || !tree.path("letter").isObject()) {
            throw new IllegalArgumentException("not a message of ours");
        }
        JsonNode words = tree.path("letter");
        var entries = new ArrayList<Entry>();
        for (JsonNode entry : words.path("entries")) {
            entries.add(new Entry(
                    entry.path("heading").asText(),
                    entry.path("follows").asBoolean(),
                    entry.path("text").asText(),
                    entry.path("step").asText()));
        }
        JsonNode excel = tree.path("excel");
        return new Alert(
                Kind.valueOf(tree.path("kind").asText()),
                body,
                new Letter(
                        words.path("title").asText(), texts(words.path("intro")), entries, texts(words.path("outro"))),
                excel.isObject()
                        ? new Excel(
                                excel.path("path").asText(),
                                excel.path("attached").asText(),
                                excel.path("named").asText())
                        : null);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
