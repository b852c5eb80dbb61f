package fleetauditor.lifecycle;

import fleetauditor.audit.Severity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of one run.
 *
 * @param open findings that are there and not waived, by severity; every severity is a key. Those that the run could not
 *     judge count as they last were, so that a gap does not look like progress
 * @param waived findings that are there and waived
 * @param appeared findings that nobody had seen before this run
 * @param resolved findings that this run found gone
 * @param reopened findings that came back in this run
 * @param worsened findings whose severity rose in this run
 */
public record Tally(Map<Severity, Integer> open, int waived, int appeared, int resolved, int reopened, int worsened) {
    public static final Tally NONE = new Tally(Map.of(), 0, 0, 0, 0, 0);

    public Tally {
        var all = new EnumMap<Severity, Integer>(Severity.class);
        for (Severity severity : Severity.values()) {
            all.put(severity, open.getOrDefault(severity, 0));
        }
        open = Collections.unmodifiableMap(all);
    }

    /** Open findings of every severity together. */
    public int openTotal() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }
}
