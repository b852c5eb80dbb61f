package fleetauditor.lifecycle;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.waiver.SnapshotFacts;
import fleetauditor.waiver.Waivers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares an audit's result with what the store knew. A finding is resolved only by a run that evaluated its rule, with
 * its subject judged, on at least the data that it was last seen in: a gap never resolves anything. Pure.
 */
public final class Lifecycle {
    private final ShrinkLimits limits;
    private final Waivers waivers;
    private final Function<Finding, String> sentence;

    /** @param sentence one sentence about a finding, to name it by when it is gone */
    public Lifecycle(ShrinkLimits limits, Waivers waivers, Function<Finding, String> sentence) {
        this.limits = limits;
        this.waivers = waivers;
        this.sentence = sentence;
    }

    /**
     * The groups whose members an audit must read for {@link #compare}: those that a waiver names, by object id or display
     * name.
     *
     * @param asOf the audit's clock
     * @param only ids of the rules that are asked; empty for all
     */
    public Set<String> groups(Instant asOf, Set<String> only) {
        return waivers.on(day(asOf)).of(only).groups();
    }

    /** What to record of {@code result}, and what has changed. Waivers hold or not by the audit's clock. */
    public Night compare(AuditResult result, Memory memory) {
        LocalDate day = day(result.run().asOf());
        Shrinkage shrinkage = Shrinkage.of(result.snapshot(), memory.counts(), limits);
        var excuses = new Excuses(waivers, day, new SnapshotFacts(result.snapshot(), result.groups()));
        var comparison = new Comparison(result, memory, shrinkage, excuses);
        for (Finding finding : result.findings()) {
            comparison.seen(finding, sentence.apply(finding));
        }
        comparison.missing();
        return comparison.night();
    }

    private static LocalDate day(Instant asOf) {
        return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }
}
