package fleetauditor.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import fleetauditor.audit.Finding;
import fleetauditor.lifecycle.Standing;
import fleetauditor.model.Subject;
import fleetauditor.text.Texts;
import fleetauditor.waiver.Waiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One finding as the JSON report writes it; alerts carry the same object. */
public final class FindingJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingJson() {}

    /** The finding as an object of its own. */
    public static ObjectNode node(Finding finding, Standing standing, Texts texts) {
        try (var buffer = new TokenBuffer(JSON, false)) {
            write(finding, standing, texts, new Json(buffer));
            JsonNode tree = JSON.readTree(buffer.asParser());
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    /** What and about whom: without evidence, steps and its place in time. */
    static void writeBriefly(Finding finding, Texts texts, Json json) throws IOException {
        json.generator().writeStartObject();
        head(finding, texts, json);
        json.generator().writeEndObject();
    }

    /** @param standing where it stands compared with earlier nights; null when nothing is known of them */
    static void write(Finding finding, @Nullable Standing standing, Texts texts, Json json) throws IOException {
        json.generator().writeStartObject();
        head(finding, texts, json);
        evidence(finding, json);
        json.texts("remediation", texts.remediation(finding));
        json.text("incident", finding.incident());
        json.text("status", standing == null ? null : standing.status().key());
        json.time("firstSeen", standing == null ? null : standing.firstSeen());
        json.time("lastSeen", standing == null ? null : standing.lastSeen());
        if (standing == null) {
            json.generator().writeNullField("ageDays");
        } else {
            json.generator().writeNumberField("ageDays", standing.age().toDays());
        }
        waiver(standing == null ? null : standing.waiver(), json);
        json.generator().writeEndObject();
    }

    private static void head(Finding finding, Texts texts, Json json) throws IOException {
        json.text("id", finding.id());
        json.text("ruleId", finding.rule().id());
        json.text("severity", finding.severity().key());
        json.text("cause", finding.cause());
        json.generator().writeFieldName("subject");
        subject(finding.subject(), json);
        json.generator().writeArrayFieldStart("related");
        for (Subject related : finding.related()) {
            subject(related, json);
        }
        json.generator().writeEndArray();
        json.text("summary", texts.summary(finding));
    }

    private static void waiver(@Nullable Waiver waiver, Json json) throws IOException {
        if (waiver == null) {
            json.generator().writeNullField("waiver");
            return;
        }
        json.generator().writeObjectFieldStart("waiver");
        terms(waiver, json);
        json.generator().writeEndObject();
    }

    /** Why, by whom and how long, into the object that is open. */
    static void terms(Waiver waiver, Json json) throws IOException {
        json.text("reason", waiver.reason());
        json.text("owner", waiver.owner());
        json.text("ticket", waiver.ticket());
        json.text("until", waiver.until().toString());
    }

    static void subject(Subject subject, Json json) throws IOException {
        json.generator().writeStartObject();
        json.text("kind", subject.kind().key());
        json.text("id", subject.id());
        json.text("name", subject.name());
        json.generator().writeEndObject();
    }

    private static void evidence(Finding finding, Json json) throws IOException {
        json.generator().writeObjectFieldStart("evidence");
        for (Map.Entry<String, Object> seen : finding.evidence().entrySet()) {
            json.generator().writeFieldName(PlainText.wellFormed(seen.getKey()));
            json.value(seen.getValue());
        }
        if (!finding.evidence().containsKey("confidence")) {
            json.text("confidence", finding.violation().confidence().key());
        }
        json.generator().writeEndObject();
    }
}
