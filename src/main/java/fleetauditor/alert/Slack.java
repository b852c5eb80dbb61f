package fleetauditor.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.alert.Letter.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * Blocks for an incoming webhook of Slack. Texts are {@code plain_text}, in which Slack reads no marks.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/composition-objects/text-object">Text object</a>
 */
final class Slack implements Delivery {
    /** Of a header block. */
    private static final int LONGEST_HEADER = 149;

    /** Twenty of them, headings and intro stay below what Slack takes of all blocks together. */
    private static final int LONGEST_ENTRY = 300;

    private final WebPost web;

    Slack(WebPost web) {
        this.web = web;
    }

    @Override
    public void send(String key, Route route, Alert alert) throws DeliveryException {
        byte[] message = message(alert).toString().getBytes(StandardCharsets.UTF_8);
        web.post(Objects.requireNonNull(route.address()), message, Map.of("Idempotency-Key", key));
    }

    static ObjectNode message(Alert alert) {
        Letter letter = alert.letter();
        ObjectNode message = Alert.JSON.createObjectNode();
        message.put("text", escaped(letter.title()));
        message.put("unfurl_links", false);
        message.put("unfurl_media", false);
        ArrayNode blocks = message.putArray("blocks");
        block(blocks, "header", PlainLine.of(letter.title(), LONGEST_HEADER));
        section(blocks, String.join("\n", letter.intro()));
        String heading = "";
        for (Entry entry : letter.entries()) {
            if (!entry.follows() && !entry.heading().equals(heading)) {
                heading = entry.heading();
                block(blocks, "header", heading);
            }
            section(blocks, (entry.follows() ? "    ↳ " : "• ") + PlainLine.of(entry.text(), LONGEST_ENTRY));
        }
        section(blocks, String.join("\n", letter.outro()));
        if (alert.excel() != null) {
            section(blocks, alert.excel().named());
        }
        return message;
    }

    private static void section(ArrayNode blocks, String text) {
        if (!text.isEmpty()) {
            block(blocks, "section", text);
        }
    }

    private static void block(ArrayNode blocks, String type, String text) {
        ObjectNode block = blocks.addObject();
        block.put("type", type);
        // Without "emoji": false a name such as :fire: would become a picture.
        block.putObject("text").put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** The fallback text is read for marks: these three begin all of them but emphasis, which does no harm. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
