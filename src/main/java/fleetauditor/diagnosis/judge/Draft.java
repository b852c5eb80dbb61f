package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Confidence;
import fleetauditor.diagnosis.EvidenceLine;
import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.Phase;
import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conclusion in the making. */
public final class Draft {
    /** The value that holds more ids of diagnostic facts. */
    public static final String KNOWLEDGE = "knowledge";

    private final String key;
    private final Gravity gravity;
    private @Nullable Phase phase;
    private final Set<String> codes = new LinkedHashSet<>();
    private Confidence confidence = Confidence.DEVICE_FACT;
    private @Nullable String decider;
    private @Nullable String variant;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<EvidenceLine> evidence = new LinkedHashSet<>();

    private Draft(String key, Gravity gravity) {
        this.key = key;
        this.gravity = gravity;
    }

    /** Begins a conclusion whose sentences stand under {@code key} in {@code conclusions.yaml}. */
    public static Draft of(String key, Gravity gravity) {
        return new Draft(key, gravity);
    }

    public static Draft fault(String key) {
        return new Draft(key, Gravity.FAULT);
    }

    public static Draft warning(String key) {
        return new Draft(key, Gravity.WARNING);
    }

    public static Draft expected(String key) {
        return new Draft(key, Gravity.EXPECTED);
    }

    public static Draft info(String key) {
        return new Draft(key, Gravity.INFO);
    }

    public Draft in(@Nullable Phase which) {
        phase = which;
        return this;
    }

    /** Adds codes, main code first; zero is no code. */
    public Draft codes(List<ErrorCode> more) {
        more.stream().filter(c -> !c.isZero()).forEach(c -> codes.add(c.hex()));
        return this;
    }

    /** Adds AADSTS numbers. */
    public Draft aadsts(List<String> numbers) {
        codes.addAll(numbers);
        return this;
    }

    /** Says what decides: an entry of the table, or a code that has none and is placed in its family. */
    public Draft decidedBy(Verdict verdict) {
        CodeEntry entry = verdict.entry();
        if (entry != null) {
            decider = entry.id();
            variant = entry.code() != null || entry.isAadsts() ? entry.printed() : entry.id();
        } else if (verdict.unknown() != null) {
            variant = verdict.unknown();
            values.put("unknown", verdict.unknown());
        }
        return this;
    }

    /** Says what the table's entry says. */
    public Draft decidedBy(CodeEntry entry) {
        decider = entry.id();
        variant = entry.code() != null || entry.isAadsts() ? entry.printed() : entry.id();
        return this;
    }

    /** Tells it from others of the same key. */
    public Draft variant(String what) {
        variant = what;
        return this;
    }

    /** Adds ids of diagnostic facts to those that the key and the deciding code bring. */
    public Draft knowing(String ids) {
        values.put(KNOWLEDGE, ids);
        return this;
    }

    public Draft inferred() {
        confidence = Confidence.INFERENCE;
        return this;
    }

    public Draft fromGraph() {
        confidence = Confidence.GRAPH_FACT;
        return this;
    }

    /** Fills a placeholder; null leaves it empty. */
    public Draft value(String name, @Nullable Object value) {
        values.put(name, value == null ? "" : value);
        return this;
    }

    public Draft at(Line line) {
        evidence.add(line.quoted());
        return this;
    }

    public Draft at(List<Line> lines) {
        lines.forEach(this::at);
        return this;
    }

    public Draft at(DsregField... fields) {
        for (DsregField field : fields) {
            at(field.line());
        }
        return this;
    }

    public Draft at(Optional<DsregField> field) {
        field.ifPresent(f -> at(f.line()));
        return this;
    }

    public Draft atQuoted(List<EvidenceLine> lines) {
        evidence.addAll(lines);
        return this;
    }

    public Conclusion conclude() {
        return new Conclusion(
                key,
                gravity,
                phase,
                List.copyOf(codes),
                confidence,
                decider,
                variant,
                values,
                new ArrayList<>(evidence));
    }
}
