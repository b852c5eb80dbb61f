package fleetauditor.diagnosis.show;

import com.fasterxml.jackson.core.JsonGenerator;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.batch.FleetTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The table of many machines and everything behind it, as the JSON file that {@code --output} writes. */
public final class FleetJson {
    private final ConclusionTexts texts;

    public FleetJson(ConclusionTexts texts) {
        this.texts = texts;
    }

    /** One object: counts, conclusions with their machines, and each file as {@code --format json} prints it. */
    public String write(FleetTable table, List<Diagnosis> diagnoses) {
        var out = new StringWriter();
        try (JsonGenerator json = DiagnosisJson.generator(out)) {
            json.writeStartObject();
            json.writeNumberField("files", table.files());
            json.writeNumberField("machines", table.machines());
            json.writeNumberField("machinesWithFault", table.faulty());
            json.writeArrayFieldStart("conclusions");
            for (FleetTable.Row row : table.rows()) {
                json.writeStartObject();
                json.writeStringField("id", row.example().id());
                json.writeStringField("severity", row.example().gravity().key());
                json.writeStringField("summary", texts.shortSummary(row.example()));
                json.writeStringField("source", ConclusionTexts.source(row.example()));
                json.writeNumberField("count", row.machines().size());
                json.writeArrayFieldStart("machines");
                for (String machine : row.machines()) {
                    json.writeString(machine);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("evidence");
            var each = new DiagnosisJson(texts);
            for (Diagnosis diagnosis : diagnoses) {
                each.write(diagnosis, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Printable.escapedInJson(out.toString());
    }
}
