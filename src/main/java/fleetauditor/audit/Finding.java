package fleetauditor.audit;

import fleetauditor.model.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A violation by a subject. Equal ids in two runs mean the same finding.
 *
 * @param id rule id, subject id and whatever else identifies it, joined by {@code :}
 * @param incident id of the finding that this one follows from; null when it stands for itself
 */
public record Finding(
        String id,
        RuleSpec rule,
        Severity severity,
        Violation violation,
        @Nullable String incident) {
    /** Worst first, then by rule, subject name and id: the same order in every run. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(f -> f.rule().id())
            .thenComparing(f -> f.subject().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Finding::id);

    /** The finding of {@code rule} for {@code violation}, with the rule's worst severity unless it says another. */
    public static Finding of(RuleSpec rule, Violation violation) {
        var id = new StringBuilder(rule.id())
                .append(':')
                .append(violation.subject().id());
        for (Subject other : violation.identity()) {
            id.append(':').append(other.id());
        }
        Severity severity = violation.severity();
        return new Finding(id.toString(), rule, severity == null ? rule.severity() : severity, violation, null);
    }

    public Finding withSeverity(Severity other) {
        return new Finding(id, rule, other, violation, incident);
    }

    public Finding following(String incidentId) {
        return new Finding(id, rule, severity, violation, incidentId);
    }

    public Subject subject() {
        return violation.subject();
    }

    public List<Subject> related() {
        return violation.related();
    }

    /** One of the rule's causes; null when it has none. */
    public @Nullable String cause() {
        return violation.cause();
    }

    public Map<String, Object> evidence() {
        return violation.evidence();
    }
}
