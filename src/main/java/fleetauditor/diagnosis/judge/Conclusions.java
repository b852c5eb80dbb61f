package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Conclusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects conclusions: what is the same stands once, with all its lines. */
public final class Conclusions {
    private final Map<String, Conclusion> byId = new LinkedHashMap<>();

    /** Adds one; an equal id and phase joins the one that is there. */
    public void add(Conclusion conclusion) {
        byId.merge(conclusion.id() + "|" + conclusion.phase(), conclusion, Conclusion::with);
    }

    public void add(Draft draft) {
        add(draft.conclude());
    }

    public void addAll(List<Conclusion> others) {
        others.forEach(this::add);
    }

    /** All, gravest first, otherwise in the order they were added. */
    public List<Conclusion> list() {
        var list = new ArrayList<>(byId.values());
        list.sort(Comparator.comparing(Conclusion::gravity));
        return list;
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }
}
