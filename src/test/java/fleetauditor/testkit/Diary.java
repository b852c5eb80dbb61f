package fleetauditor.testkit;

import fleetauditor.audit.AuditResult;
import fleetauditor.lifecycle.Baseline;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.DatasetCount;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.Life.State;
import fleetauditor.lifecycle.Lifecycle;
import fleetauditor.lifecycle.Memory;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.ShrinkLimits;
import fleetauditor.lifecycle.TrendPoint;
import fleetauditor.model.Table;
import fleetauditor.waiver.Waiver;
import fleetauditor.waiver.Waivers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers nights in maps, as a store would; the model that real stores are held against. */
public final class Diary {
    private final List<PastRun> newestFirst = new ArrayList<>();
    private final Map<String, KnownFinding> findings = new HashMap<>();
    private final Map<String, DatasetCount> counts = new HashMap<>();
    private final Map<java.time.LocalDate, TrendPoint> trend = new TreeMap<>();
    private Waivers waivers = Waivers.NONE;
    private ShrinkLimits limits = ShrinkLimits.DEFAULT;

    /** From now on these waivers are in the file. */
    public Diary waive(Waiver... given) {
        waivers = new Waivers(List.of(given));
        return this;
    }

    /** From now on datasets may shrink. */
    public Diary acceptShrink(boolean accepted) {
        limits = new ShrinkLimits(limits.percent(), limits.least(), accepted);
        return this;
    }

    public Lifecycle lifecycle() {
        return new Lifecycle(limits, waivers, f -> f.subject().name() + " is sick");
    }

    /** Remembers an audit and says what changed. */
    public Changes record(AuditResult result) {
        return recordNight(result).changes();
    }

    public Night recordNight(AuditResult result) {
        Night night = lifecycle().compare(result, memory(result.partial()));
        newestFirst.add(0, night.run());
        night.findings().forEach(f -> findings.put(f.facts().id(), f));
        night.datasets().stream()
                .filter(d -> d.state() == Table.State.COMPLETE)
                .forEach(d -> counts.put(d.dataset(), d));
        TrendPoint point = TrendPoint.of(night.run());
        trend.put(point.day(), point);
        return night;
    }

    private Memory memory(boolean partial) {
        var open = new HashMap<String, KnownFinding>();
        var past = new HashMap<String, KnownFinding>();
        findings.forEach((key, f) -> (f.life().state() == State.RESOLVED ? past : open).put(key, f));
        return new Memory(
                newestFirst.size() + 1,
                Baseline.of(newestFirst, partial).orElse(null),
                counts,
                open,
                past,
                List.copyOf(trend.values()));
    }
}
