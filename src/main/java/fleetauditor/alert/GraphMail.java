package fleetauditor.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.SendMail;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Mail by Graph.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-sendmail">user: sendMail</a>
 */
final class GraphMail implements Delivery {
    private final String from;
    private final Supplier<SendMail> graph;

    /**
     * Mail from this mailbox.
     *
     * @param graph opens Graph of the tenant that the mailbox is in
     */
    GraphMail(String from, Supplier<SendMail> graph) {
        this.from = from;
        this.graph = graph;
    }

    @Override
    public void send(String key, Route route, Alert alert) throws DeliveryException {
        String body = body(key, route, alert).toString();
        try (SendMail mail = graph.get()) {
            mail.send(from, body);
        } catch (GraphException e) {
            String text = String.valueOf(e.getMessage());
            if (e.kind() == GraphException.Kind.DENIED) {
                throw DeliveryException.refused(text + "; grant Mail.Send and let the app use this mailbox");
            }
            boolean refused = e.status() / 100 == 4 && e.status() != 408 && e.status() != 429;
            throw refused ? DeliveryException.refused(text) : DeliveryException.passing(text);
        }
    }

    static ObjectNode body(String key, Route route, Alert alert) {
        Optional<Attachment> excel = Attachment.of(alert.excel());
        var text = new MailText(alert.letter(), Attachment.sentence(alert.excel(), excel));
        ObjectNode body = Alert.JSON.createObjectNode();
        ObjectNode message = body.putObject("message");
        message.put("subject", text.subject());
        message.putObject("body").put("contentType", "HTML").put("content", text.html());
        ArrayNode to = message.putArray("toRecipients");
        route.to().forEach(address -> to.addObject().putObject("emailAddress").put("address", address));
        message.putArray("internetMessageHeaders")
                .addObject()
                .put("name", "X-Fleet-Auditor-Key")
                .put("value", key);
        excel.ifPresent(file -> message.putArray("attachments")
                .addObject()
                .put("@odata.type", "#microsoft.graph.fileAttachment")
                .put("name", file.name())
                .put("contentType", Attachment.TYPE)
                .put("contentBytes", Base64.getEncoder().encodeToString(file.content())));
        body.put("saveToSentItems", false);
        return body;
    }
}
