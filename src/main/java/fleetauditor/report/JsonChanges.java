package fleetauditor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import fleetauditor.audit.Finding;
import fleetauditor.lifecycle.Anomaly;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.Kept;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.LostGroup;
import fleetauditor.lifecycle.Status;
import fleetauditor.model.Subject;
import fleetauditor.waiver.Waiver;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed since the run before, as the JSON report writes it. */
final class JsonChanges {
    private JsonChanges() {}

    /** @param changes null when nothing is known of earlier runs */
    static void write(@Nullable Changes changes, Json json) throws IOException {
        JsonGenerator generator = json.generator();
        if (changes == null) {
            generator.writeNullField("changes");
            return;
        }
        generator.writeObjectFieldStart("changes");
        ids("new", changes.appeared(), json);
        generator.writeArrayFieldStart("resolved");
        for (KnownFinding gone : changes.resolved()) {
            generator.writeStartObject();
            known(gone, json);
            json.text("status", Status.RESOLVED.key());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        ids("reopened", changes.reopened(), json);
        ids("worsened", changes.worsened(), json);
        generator.writeArrayFieldStart("kept");
        for (Kept kept : changes.kept()) {
            generator.writeStartObject();
            known(kept.finding(), json);
            json.text("reason", kept.reason().key());
            json.texts("datasets", kept.datasets());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeArrayFieldStart("anomalies");
        for (Anomaly anomaly : changes.anomalies()) {
            anomaly(anomaly, json);
        }
        generator.writeEndArray();
        generator.writeObjectFieldStart("waivers");
        waivers("lapsing", changes.lapsingWaivers(), json);
        waivers("lapsed", changes.lapsedWaivers(), json);
        waivers("unused", changes.unusedWaivers(), json);
        waivers(
                "withoutGroup",
                changes.lostGroups().stream().map(LostGroup::waiver).toList(),
                json);
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private static void ids(String name, List<Finding> findings, Json json) throws IOException {
        json.texts(name, findings.stream().map(Finding::id).toList());
    }

    private static void known(KnownFinding finding, Json json) throws IOException {
        Facts facts = finding.facts();
        json.text("id", facts.id());
        json.text("ruleId", facts.ruleId());
        json.text("severity", facts.severity().key());
        json.text("cause", facts.cause());
        json.generator().writeFieldName("subject");
        FindingJson.subject(facts.subject(), json);
        json.generator().writeArrayFieldStart("related");
        for (Subject related : facts.related()) {
            FindingJson.subject(related, json);
        }
        json.generator().writeEndArray();
        json.text("summary", facts.summary());
        json.time("firstSeen", finding.life().firstSeen());
        json.time("lastSeen", finding.life().lastSeen());
    }

    private static void waivers(String name, List<Waiver> waivers, Json json) throws IOException {
        json.generator().writeArrayFieldStart(name);
        for (Waiver waiver : waivers) {
            json.generator().writeStartObject();
            json.text("ruleId", waiver.ruleId());
            json.text("for", waiver.subject().text());
            FindingJson.terms(waiver, json);
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static void anomaly(Anomaly anomaly, Json json) throws IOException {
        json.generator().writeStartObject();
        json.text("dataset", anomaly.dataset());
        json.generator().writeNumberField("before", anomaly.before());
        json.generator().writeNumberField("now", anomaly.now());
        json.time("since", anomaly.since());
        json.text("verdict", anomaly.verdict().key());
        json.generator().writeNumberField("heldBack", anomaly.heldBack());
        json.generator().writeEndObject();
    }
}
