package fleetauditor.diagnosis.show;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Diagnoses as the JSON array that {@code diagnose --format json} prints. Control characters are escaped. */
public final class DiagnosisJson {
    private final ConclusionTexts texts;

    public DiagnosisJson(ConclusionTexts texts) {
        this.texts = texts;
    }

    /** One object a file, in the order given. */
    public String write(List<Diagnosis> diagnoses) {
        var out = new StringWriter();
        try (JsonGenerator json = generator(out)) {
            json.writeStartArray();
            for (Diagnosis diagnosis : diagnoses) {
                write(diagnosis, json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Printable.escapedInJson(out.toString());
    }

    /** A generator that indents with line feeds on every system. */
    static JsonGenerator generator(Writer out) throws IOException {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.setPrettyPrinter(printer);
        return json;
    }

    /** One diagnosis as an object. */
    void write(Diagnosis diagnosis, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", diagnosis.file());
        json.writeStringField("kind", diagnosis.kind().key());
        json.writeStringField("host", diagnosis.device().host());
        json.writeStringField("deviceId", diagnosis.device().deviceId());
        json.writeStringField("tenantId", diagnosis.device().tenantId());
        Diagnosis.Dsreg dsreg = diagnosis.dsreg();
        if (dsreg != null) {
            json.writeStringField(
                    "joinState",
                    dsreg.joinState() == null ? null : dsreg.joinState().key());
            flag(json, "workplaceJoined", dsreg.workplaceJoined());
            json.writeStringField(
                    "prtState",
                    dsreg.prtState() == null ? null : dsreg.prtState().key());
        }
        if (diagnosis.takenAt() != null) {
            json.writeStringField("takenAt", diagnosis.takenAt().toString());
        }
        if (diagnosis.problem() != null) {
            json.writeStringField(
                    "problem",
                    texts.words().get("problem." + diagnosis.problem().key()));
        }
        json.writeArrayFieldStart("conclusions");
        for (Conclusion conclusion : diagnosis.conclusions()) {
            write(conclusion, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void flag(JsonGenerator json, String name, @Nullable Boolean value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeBooleanField(name, value);
        }
    }

    private void write(Conclusion conclusion, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", conclusion.id());
        json.writeStringField("severity", conclusion.gravity().key());
        json.writeStringField(
                "phase", conclusion.phase() == null ? null : conclusion.phase().key());
        strings(json, "codes", conclusion.codes());
        json.writeStringField("confidence", conclusion.confidence().key());
        json.writeStringField("summary", texts.summary(conclusion));
        strings(json, "remedy", texts.remedy(conclusion));
        json.writeArrayFieldStart("evidence");
        for (EvidenceLine line : conclusion.evidence()) {
            json.writeStartObject();
            json.writeNumberField("line", line.line());
            json.writeStringField("text", line.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("source", ConclusionTexts.source(conclusion));
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
