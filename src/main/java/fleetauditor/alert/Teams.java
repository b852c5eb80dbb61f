package fleetauditor.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.alert.Letter.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * An Adaptive Card for the webhook of a Teams Workflow ("When a Teams webhook request is received"). Texts stand in
 * RichTextBlocks, which know no Markdown.
 *
 * @see <a href="https://learn.microsoft.com/adaptive-cards/create/textfeatures">Text features</a>
 */
final class Teams implements Delivery {
    /** Teams takes 28 KB; the card stays below whatever the names are. */
    private static final int LONGEST_ENTRY = 240;

    private final WebPost web;

    Teams(WebPost web) {
        this.web = web;
    }

    @Override
    public void send(String key, Route route, Alert alert) throws DeliveryException {
        byte[] card = card(alert).toString().getBytes(StandardCharsets.UTF_8);
        web.post(Objects.requireNonNull(route.address()), card, Map.of("Idempotency-Key", key));
    }

    static ObjectNode card(Alert alert) {
        Letter letter = alert.letter();
        ObjectNode message = Alert.JSON.createObjectNode();
        message.put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        text(body, letter.title()).put("size", "large").put("weight", "bolder");
        letter.intro().forEach(line -> text(body, line));
        String heading = "";
        for (Entry entry : letter.entries()) {
            if (!entry.follows() && !entry.heading().equals(heading)) {
                heading = entry.heading();
                text(body, heading).put("weight", "bolder");
            }
            text(body, (entry.follows() ? "    ↳ " : "• ") + PlainLine.of(entry.text(), LONGEST_ENTRY));
        }
        letter.outro().forEach(line -> text(body, line));
        if (alert.excel() != null) {
            text(body, alert.excel().named());
        }
        return message;
    }

    /** The run of text that was added, to be formatted. */
    private static ObjectNode text(ArrayNode body, String text) {
        ObjectNode block = body.addObject();
        block.put("type", "RichTextBlock");
        ObjectNode run = block.putArray("inlines").addObject();
        run.put("type", "TextRun");
        // "{{DATE(...)}}" in a name would be shown as a date.
        run.put("text", text.replace("{{", "{\u200B{"));
        return run;
    }
}
