package fleetauditor.audit;

import fleetauditor.model.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a subject breaks a rule, with the values that show it. Immutable: each method gives a new one.
 *
 * @param severity null for the rule's own (worst) severity
 * @param cause one of the rule's causes; null when it has none
 * @param related other objects the finding is about
 * @param identity subjects that belong to the finding's identity beside its subject; usually none
 * @param evidence what was seen, by Graph's property names, in the order it was added
 * @param said further values for the sentence, by placeholder name
 * @param confidence whether Graph says it or we conclude it
 */
public record Violation(
        Subject subject,
        @Nullable Severity severity,
        @Nullable String cause,
        List<Subject> related,
        List<Subject> identity,
        Map<String, Object> evidence,
        Map<String, Object> said,
        Confidence confidence) {
    /** On what a finding rests. */
    public enum Confidence {
        /** Graph's data says so. */
        GRAPH_FACT("graph-fact"),
        /** We conclude it; the remediation says what would settle it. */
        INFERENCE("inference");

        private final String key;

        Confidence(String key) {
            this.key = key;
        }

        /** The name in evidence. */
        public String key() {
            return key;
        }
    }

    public Violation {
        related = List.copyOf(related);
        identity = List.copyOf(identity);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        said = Map.copyOf(said);
    }

    public static Violation of(Subject subject) {
        return new Violation(subject, null, null, List.of(), List.of(), Map.of(), Map.of(), Confidence.GRAPH_FACT);
    }

    public Violation severity(Severity value) {
        return new Violation(subject, value, cause, related, identity, evidence, said, confidence);
    }

    public Violation cause(String value) {
        return new Violation(subject, severity, value, related, identity, evidence, said, confidence);
    }

    /** Adds a related object. */
    public Violation related(Subject other) {
        return related(List.of(other));
    }

    /** Adds related objects. */
    public Violation related(Collection<Subject> others) {
        var all = new ArrayList<>(related);
        all.addAll(others);
        return new Violation(subject, severity, cause, all, identity, evidence, said, confidence);
    }

    /** Makes {@code other} part of what tells this finding from another of the same rule and subject. */
    public Violation identifiedBy(Subject other) {
        var all = new ArrayList<>(identity);
        all.add(other);
        return new Violation(subject, severity, cause, related, all, evidence, said, confidence);
    }

    /**
     * Adds what was seen.
     *
     * @param property Graph's name of it
     * @param value text, number, boolean, UUID, Instant, Duration, or a list or map of these; null is written as null
     */
    public Violation saw(String property, @Nullable Object value) {
        var more = new LinkedHashMap<>(evidence);
        more.put(property, value == null ? Nothing.NOTHING : value instanceof UUID ? value.toString() : value);
        return new Violation(subject, severity, cause, related, identity, more, said, confidence);
    }

    /** Adds a value that only the sentence needs; a {@link Word} is said in the report's language. */
    public Violation say(String placeholder, Object value) {
        var more = new LinkedHashMap<>(said);
        more.put(placeholder, value);
        return new Violation(subject, severity, cause, related, identity, evidence, more, confidence);
    }

    /** Marks the finding as a conclusion of ours. */
    public Violation inferred() {
        return new Violation(subject, severity, cause, related, identity, evidence, said, Confidence.INFERENCE);
    }

    /** A property that Graph left empty; reports write null. */
    public enum Nothing {
        NOTHING;

        @Override
        public String toString() {
            return "";
        }
    }
}
