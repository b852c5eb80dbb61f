package fleetauditor.diagnosis.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import fleetauditor.diagnosis.show.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers about rules, for people and as JSON. */
public final class RuleAnswerText {
    private final Words words;

    public RuleAnswerText(Words words) {
        this.words = words;
    }

    /** The lines of the answer. */
    public List<String> lines(RuleAnswer rule) {
        var lines = new ArrayList<String>();
        lines.add((rule.id() + "  " + rule.title()).strip());
        if (rule.otherLanguage()) {
            lines.add("  " + words.get("rule.onlyEnglish"));
        }
        part(lines, "rule.severity", String.join(", ", rule.severities()));
        part(lines, "rule.finds", rule.finds());
        part(lines, "rule.why", rule.why());
        for (RuleAnswer.Cause cause : rule.causes()) {
            lines.add(("  " + words.get("rule.cause", Map.of("cause", cause.name())) + " " + cause.finds())
                    .stripTrailing());
            steps(cause.remedy(), lines);
        }
        if (!rule.remedy().isEmpty()) {
            lines.add("  " + words.get("rule.todo") + ":");
            steps(rule.remedy(), lines);
        }
        part(lines, "rule.needs", String.join(", ", rule.requires()));
        part(lines, "rule.uses", String.join(", ", rule.uses()));
        part(lines, "rule.permissions", String.join(", ", rule.permissions()));
        return lines;
    }

    private void part(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add("  " + words.get(label) + ": " + text);
        }
    }

    private static void steps(List<String> steps, List<String> lines) {
        for (int i = 0; i < steps.size(); i++) {
            lines.add("    " + (i + 1) + ". " + steps.get(i));
        }
    }

    /** The answer as one JSON object. */
    public String json(RuleAnswer rule) {
        var out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            json.writeStringField("title", rule.title());
            strings(json, "severities", rule.severities());
            json.writeStringField("finds", rule.finds());
            json.writeStringField("why", rule.why());
            json.writeArrayFieldStart("causes");
            for (RuleAnswer.Cause cause : rule.causes()) {
                json.writeStartObject();
                json.writeStringField("cause", cause.name());
                json.writeStringField("finds", cause.finds());
                strings(json, "remedy", cause.remedy());
                json.writeEndObject();
            }
            json.writeEndArray();
            strings(json, "remedy", rule.remedy());
            strings(json, "requires", rule.requires());
            strings(json, "uses", rule.uses());
            strings(json, "permissions", rule.permissions());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
