package fleetauditor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.ArrayList;
import java.util.List;

/** Related objects in one column, as {@code [["user","id","name"], ...]}. */
final class SubjectsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SubjectsJson() {}

    static String write(List<Subject> subjects) {
        ArrayNode list = JSON.createArrayNode();
        for (Subject subject : subjects) {
            list.addArray().add(subject.kind().key()).add(subject.id()).add(subject.name());
        }
        return list.toString();
    }

    static List<Subject> read(String json) {
        try {
            var subjects = new ArrayList<Subject>();
            for (JsonNode subject : JSON.readTree(json)) {
                subjects.add(new Subject(
                        RunRows.named(
                                SubjectKind.values(),
                                SubjectKind::key,
                                subject.path(0).asText()),
                        subject.path(1).asText(),
                        subject.path(2).asText()));
            }
            return subjects;
        } catch (JsonProcessingException e) {
            throw new StoreException("The store holds related objects that are no JSON; restore it from a backup", e);
        }
    }
}
