package fleetauditor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.model.Dataset;
import fleetauditor.model.ReadStats;
import fleetauditor.model.Table;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** The report for programs. {@code docs/report-format.md} explains it, {@code report-1.0.schema.json} fixes it. */
public final class JsonReport implements ReportFormat {
    private static final String SCHEMA_VERSION = "1.0";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final String version;

    /** @param version of this program */
    public JsonReport(String version) {
        this.version = version;
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public void write(Report report, Texts texts, OutputStream out) throws IOException {
        AuditResult result = report.audit();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            var layout = new JsonLayout();
            generator.setPrettyPrinter(layout.printer());
            var json = new Json(generator);
            json.begin(SCHEMA_VERSION, version);
            run(report, json);
            summary(report, json);
            layout.oneLineEach();
            datasets(result, json);
            rules(result, texts, json);
            layout.spreadOut();
            findings(report, texts, json);
            JsonChanges.write(report.changes(), json);
            layout.oneLineEach();
            JsonDevices.write(result, json);
            layout.spreadOut();
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }

    private static void run(Report report, Json json) throws IOException {
        AuditResult result = report.audit();
        Changes changes = report.changes();
        PastRun previous = changes == null ? null : changes.previous();
        RunInfo run = result.run();
        JsonGenerator generator = json.generator();
        generator.writeObjectFieldStart("run");
        json.text("id", run.id());
        json.text("tenantId", run.tenantId());
        json.text("tenantName", run.tenantName());
        json.time("asOf", run.asOf());
        json.time("startedAt", run.startedAt());
        json.time("finishedAt", run.finishedAt());
        generator.writeBooleanField("complete", result.isComplete());
        json.text("previousRunId", previous == null ? null : previous.id());
        generator.writeObjectFieldStart("settings");
        generator.writeArrayFieldStart("rulesSwitchedOff");
        for (AuditResult.Departure departure : result.departures()) {
            if (departure.severity() == null) {
                generator.writeString(departure.ruleId());
            }
        }
        generator.writeEndArray();
        generator.writeObjectFieldStart("severities");
        for (AuditResult.Departure departure : result.departures()) {
            Severity severity = departure.severity();
            if (severity != null) {
                json.text(departure.ruleId(), severity.key());
            }
        }
        generator.writeEndObject();
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private static void summary(Report report, Json json) throws IOException {
        json.generator().writeObjectFieldStart("summary");
        json.generator().writeObjectFieldStart("bySeverity");
        int all = 0;
        for (Map.Entry<Severity, Integer> count :
                report.audit().countBySeverity().entrySet()) {
            json.generator().writeNumberField(count.getKey().key(), count.getValue());
            all += count.getValue();
        }
        json.generator().writeEndObject();
        json.generator().writeNumberField("findings", all);
        Changes changes = report.changes();
        if (changes == null) {
            json.generator().writeNullField("waived");
        } else {
            json.generator().writeNumberField("waived", changes.waived().size());
        }
        json.generator().writeEndObject();
    }

    private static void datasets(AuditResult result, Json json) throws IOException {
        json.generator().writeArrayFieldStart("datasets");
        for (Dataset<?> dataset : Dataset.ALL) {
            Table<?> table = result.snapshot().table(dataset);
            ReadStats stats = table.stats();
            json.generator().writeStartObject();
            json.text("name", dataset.name());
            json.text("state", table.state().key());
            json.generator().writeNumberField("rows", table.rows().size());
            json.generator().writeNumberField("pages", stats.pages());
            json.generator().writeNumberField("requests", stats.requests());
            json.generator().writeNumberField("retries", stats.retries());
            json.seconds("throttledSeconds", stats.throttled());
            json.seconds("durationSeconds", stats.duration());
            json.text("problem", table.problem());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static void rules(AuditResult result, Texts texts, Json json) throws IOException {
        var wording = new Wording(texts);
        json.generator().writeArrayFieldStart("rules");
        for (RuleOutcome outcome : result.outcomes()) {
            json.generator().writeStartObject();
            json.text("id", outcome.rule().id());
            json.text("title", texts.rule(outcome.rule().id()).title());
            json.text("severity", outcome.severity().key());
            json.text("outcome", outcome.outcome().key());
            json.generator().writeNumberField("examined", outcome.examined());
            json.generator().writeNumberField("findings", outcome.findings().size());
            json.text("reason", wording.reason(outcome, result));
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static void findings(Report report, Texts texts, Json json) throws IOException {
        json.generator().writeArrayFieldStart("findings");
        for (Finding finding : report.audit().findings()) {
            FindingJson.write(finding, report.standing(finding), texts, json);
        }
        json.generator().writeEndArray();
    }
}
