package fleetauditor.diagnosis.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeTexts;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.show.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Answers about codes as {@code explain --format json} prints them: one object with the question and its matches. */
public final class AnswerJson {
    private final Words words;
    private final CodeTexts texts;

    public AnswerJson(Words words, CodeTexts texts) {
        this.words = words;
        this.texts = texts;
    }

    /** The answer as JSON. */
    public String write(Answer answer) {
        var out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("question", answer.question());
            json.writeBooleanField("known", answer.isKnown());
            json.writeArrayFieldStart("matches");
            for (CodeEntry entry : answer.entries()) {
                entry(entry, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unknown");
            for (String code : answer.unknown()) {
                json.writeStartObject();
                json.writeStringField("code", code);
                json.writeStringField("family", words.family(code));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void entry(CodeEntry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.id());
        ErrorCode code = entry.code();
        json.writeStringField("code", code == null ? null : code.hex());
        if (code == null) {
            json.writeNullField("decimal");
            json.writeNullField("unsigned");
            json.writeNullField("family");
        } else {
            json.writeNumberField("decimal", code.signed());
            json.writeNumberField("unsigned", code.unsigned());
            json.writeStringField("family", words.family(code));
        }
        json.writeStringField("text", entry.text());
        json.writeStringField("symbol", entry.symbol());
        json.writeStringField("area", entry.area());
        json.writeStringField("phase", entry.phase());
        json.writeStringField("kind", entry.kind());
        json.writeBooleanField("transient", entry.passing());
        json.writeBooleanField("generic", entry.generic());
        json.writeStringField("reason", texts.reason(entry.id()));
        json.writeStringField("remedy", texts.remedy(entry.id()));
        json.writeStringField("seen", entry.seen());
        json.writeStringField("source", String.join(" ", entry.knowledge()));
        json.writeStringField("confidence", entry.confidence());
        json.writeEndObject();
    }
}
