package fleetauditor.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.alert.Alert.Kind;
import fleetauditor.audit.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as events of the Open Cybersecurity Schema Framework, version 1.2.0, class Detection Finding.
 *
 * @see <a href="https://schema.ocsf.io/1.2.0/classes/detection_finding">Detection Finding</a>
 */
final class OcsfEvent {
    private static final String VERSION = "1.2.0";
    private static final int CATEGORY = 2;
    private static final int CLASS = 2004;
    private static final int CREATE = 1;
    private static final int UPDATE = 2;

    private final String key;
    private final ObjectNode body;

    private OcsfEvent(String key, ObjectNode body) {
        this.key = key;
        this.body = body;
    }

    /** One event for each finding of the message, or one about the audit itself when it is about that. */
    static List<ObjectNode> of(String key, Alert alert) {
        var event = new OcsfEvent(key, alert.body());
        var events = new ArrayList<ObjectNode>();
        if (alert.body().hasNonNull("notice")) {
            events.add(event.notice(alert.kind()));
        }
        alert.body().path("findings").forEach(finding -> events.add(event.finding(finding)));
        return events;
    }

    private ObjectNode finding(JsonNode finding) {
        String status = finding.path("status").asText();
        ObjectNode event = frame(
                finding.path("id").asText(),
                status.equals("new") ? CREATE : UPDATE,
                Severity.named(finding.path("severity").asText()).orElse(Severity.INFO),
                finding.path("summary").asText());
        if (status.equals("new")) {
            event.put("status_id", 1).put("status", "New");
        } else {
            event.put("status_id", 99).put("status", status);
        }
        boolean fact = finding.at("/evidence/confidence").asText().equals("graph-fact");
        event.put("confidence_id", fact ? 3 : 2).put("confidence", fact ? "High" : "Medium");
        ObjectNode info = (ObjectNode) event.get("finding_info");
        info.put("first_seen_time", millis(finding.path("firstSeen").asText()));
        info.put("last_seen_time", millis(finding.path("lastSeen").asText()));
        String rule = finding.path("ruleId").asText();
        info.putObject("analytic")
                .put("type_id", 1)
                .put("type", "Rule")
                .put("uid", rule)
                .put("name", rule);
        ArrayNode resources = event.putArray("resources");
        resource(resources, finding.path("subject"));
        finding.path("related").forEach(related -> resource(resources, related));
        var steps = new ArrayList<String>();
        finding.path("remediation").forEach(step -> steps.add(step.asText()));
        event.putObject("remediation").put("desc", String.join("\n", steps));
        ObjectNode unmapped = event.putObject("unmapped");
        unmapped.set("cause", finding.path("cause"));
        unmapped.set("incident", finding.path("incident"));
        unmapped.set("evidence", finding.path("evidence"));
        return event;
    }

    /** The audits do not work, or somebody tries the route. */
    private ObjectNode notice(Kind kind) {
        boolean test = kind == Kind.TEST;
        String uid = (test ? "test:" : "audit:") + body.at("/tenant/id").asText();
        ObjectNode event = frame(
                uid,
                CREATE,
                test ? Severity.INFO : Severity.HIGH,
                body.path("notice").asText());
        event.put("status_id", 1).put("status", "New");
        return event;
    }

    private ObjectNode frame(String uid, int activity, Severity severity, String message) {
        ObjectNode event = Alert.JSON.createObjectNode();
        String name = activity == CREATE ? "Create" : "Update";
        event.put("class_uid", CLASS).put("class_name", "Detection Finding");
        event.put("category_uid", CATEGORY).put("category_name", "Findings");
        event.put("activity_id", activity).put("activity_name", name);
        event.put("type_uid", CLASS * 100 + activity).put("type_name", "Detection Finding: " + name);
        event.put("time", millis(body.at("/run/asOf").asText()));
        event.put("severity_id", number(severity)).put("severity", caption(severity));
        event.put("message", message);
        ObjectNode metadata = event.putObject("metadata");
        metadata.put("version", VERSION);
        metadata.putObject("product").put("name", "Fleet Auditor").put("vendor_name", "Fleet Auditor");
        metadata.put("uid", key + "/" + uid);
        metadata.put("correlation_uid", body.at("/run/id").asText());
        metadata.put("tenant_uid", body.at("/tenant/id").asText());
        event.putObject("finding_info").put("uid", uid).put("title", message);
        return event;
    }

    private static void resource(ArrayNode resources, JsonNode subject) {
        resources
                .addObject()
                .put("uid", subject.path("id").asText())
                .put("name", subject.path("name").asText())
                .put("type", subject.path("kind").asText());
    }

    private static int number(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 5;
            case HIGH -> 4;
            case MEDIUM -> 3;
            case LOW -> 2;
            case INFO -> 1;
        };
    }

    private static String caption(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Critical";
            case HIGH -> "High";
            case MEDIUM -> "Medium";
            case LOW -> "Low";
            case INFO -> "Informational";
        };
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
