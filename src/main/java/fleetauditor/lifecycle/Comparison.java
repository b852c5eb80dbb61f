package fleetauditor.lifecycle;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.Severity;
import fleetauditor.license.Licensing;
import fleetauditor.lifecycle.Kept.Reason;
import fleetauditor.lifecycle.Life.State;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.model.Dataset;
import fleetauditor.model.User;
import fleetauditor.waiver.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One comparison in the making: every finding that is seen, then those that are missing, then the sum. */
final class Comparison {
    private static final Comparator<KnownFinding> ORDER = Comparator.comparing(
                    (KnownFinding f) -> f.facts().severity())
            .thenComparing(f -> f.facts().ruleId())
            .thenComparing(f -> f.facts().subject().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(f -> f.facts().id());

    private final AuditResult result;
    private final Memory memory;
    private final Shrinkage shrinkage;
    private final Excuses excuses;
    private final Evidence evidence;
    private final long run;
    private final Instant asOf;

    private final Map<String, KnownFinding> now = new HashMap<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final List<Finding> appeared = new ArrayList<>();
    private final List<Finding> reopened = new ArrayList<>();
    private final List<Finding> worsened = new ArrayList<>();
    private final List<Finding> waived = new ArrayList<>();
    private final List<Finding> unwaived = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<KnownFinding> resolved = new ArrayList<>();

    Comparison(AuditResult result, Memory memory, Shrinkage shrinkage, Excuses excuses) {
        this.result = result;
        this.memory = memory;
        this.shrinkage = shrinkage;
        this.excuses = excuses;
        this.evidence = new Evidence(result, shrinkage.unconfirmed());
        this.run = memory.nextRun();
        this.asOf = result.run().asOf();
    }

    /** A finding of the report. */
    void seen(Finding finding, String sentence) {
        Facts facts = Facts.of(finding, sentence);
        KnownFinding old = memory.open().get(facts.id());
        KnownFinding known = old == null ? memory.past().get(facts.id()) : old;
        Optional<Waiver> waiver = excuses.find(facts.ruleId(), finding.subject());
        State state = waiver.isPresent() ? State.WAIVED : State.OPEN;
        Life life = known == null
                ? Life.begun(state, run, asOf)
                : known.life()
                        .seen(state, run, asOf, known.facts().severity(), facts.severity(), memory.baselineNumber());
        now.put(facts.id(), new KnownFinding(facts, life, evidence.basis(finding)));
        Status status = status(life);
        if (status == Status.OPEN && known != null && known.life().state() == State.WAIVED) {
            unwaived.add(finding);
        }
        boolean worse = status == Status.OPEN && isSinceBaseline(life.worsenedRun());
        standings.put(
                finding.id(),
                new Standing(
                        status,
                        life.firstSeen(),
                        asOf,
                        known == null ? null : known.life().lastSeen(),
                        worse ? life.worsenedFrom() : null,
                        status != Status.WAIVED && isThisRun(life),
                        waiver.orElse(null)));
        switch (status) {
            case NEW -> appeared.add(finding);
            case REOPENED -> reopened.add(finding);
            case WAIVED -> waived.add(finding);
            default -> {}
        }
        if (worse) {
            worsened.add(finding);
        }
    }

    /** Everything that was there and is not in the report. */
    void missing() {
        for (KnownFinding old : memory.open().values()) {
            if (now.containsKey(old.facts().id())) {
                continue;
            }
            Optional<Kept> keep = evidence.lackingFor(old);
            KnownFinding next;
            if (keep.isPresent()) {
                State state = excuses.stayWaived(old) ? State.WAIVED : State.OPEN;
                next = new KnownFinding(old.facts(), old.life().unjudged(state), old.basis());
                kept.add(new Kept(next, keep.get().reason(), keep.get().datasets()));
            } else {
                next = new KnownFinding(old.facts(), old.life().resolved(run, asOf), old.basis());
                resolved.add(next);
            }
            now.put(next.facts().id(), next);
        }
    }

    Night night() {
        Tally tally = tally();
        var past = new PastRun(
                result.run(),
                run,
                result.isComplete() ? Completeness.COMPLETE : Completeness.INCOMPLETE,
                result.partial(),
                memory.baseline() == null ? null : memory.baseline().id(),
                tally,
                null);
        List<RuleVerdict> verdicts = result.outcomes().stream()
                .map(o -> new RuleVerdict(
                        o.rule().id(), o.outcome(), o.examined(), o.findings().size()))
                .toList();
        return new Night(past, shrinkage.counts(), verdicts, List.copyOf(now.values()), licensed(), changes(past));
    }

    private Status status(Life life) {
        if (life.state() == State.WAIVED) {
            return Status.WAIVED;
        }
        if (isSinceBaseline(life.reopenedRun())) {
            return Status.REOPENED;
        }
        return isSinceBaseline(life.firstRun()) ? Status.NEW : Status.OPEN;
    }

    private boolean isSinceBaseline(@Nullable Long number) {
        return number != null && number > memory.baselineNumber();
    }

    private boolean isThisRun(Life life) {
        return Stream.of(
                        Optional.of(life.firstRun()),
                        Optional.ofNullable(life.reopenedRun()),
                        Optional.ofNullable(life.worsenedRun()))
                .flatMap(Optional::stream)
                .anyMatch(number -> number == run);
    }

    private Tally tally() {
        var open = new EnumMap<Severity, Integer>(Severity.class);
        int excused = 0;
        for (KnownFinding finding : now.values()) {
            switch (finding.life().state()) {
                case OPEN -> open.merge(finding.facts().severity(), 1, Integer::sum);
                case WAIVED -> excused++;
                default -> {}
            }
        }
        return new Tally(
                open,
                excused,
                inThisRun(appeared, Life::firstRun),
                resolved.size(),
                inThisRun(reopened, Life::reopenedRun),
                inThisRun(worsened, Life::worsenedRun));
    }

    private int inThisRun(List<Finding> findings, Function<Life, @Nullable Long> event) {
        int count = 0;
        for (Finding finding : findings) {
            KnownFinding known = now.get(Facts.key(finding));
            Long number = known == null ? null : event.apply(known.life());
            count += number != null && number == run ? 1 : 0;
        }
        return count;
    }

    private Changes changes(PastRun past) {
        var gone = new ArrayList<>(resolved);
        memory.past().values().stream()
                .filter(f -> isSinceBaseline(f.life().resolvedRun())
                        && !now.containsKey(f.facts().id()))
                .forEach(gone::add);
        gone.sort(ORDER);
        kept.sort(Comparator.comparing(Kept::finding, ORDER));
        return new Changes(
                memory.baseline(),
                standings,
                appeared,
                gone,
                reopened,
                worsened,
                kept,
                waived,
                unwaived,
                excuses.lapsing(),
                excuses.lapsed(),
                excuses.unused(evidence::isEvaluated),
                excuses.lostGroups(),
                shrinkage.anomalies().stream().map(this::withHeldBack).toList(),
                trend(past));
    }

    private Anomaly withHeldBack(Anomaly anomaly) {
        return anomaly.holdingBack((int) kept.stream()
                .filter(k -> k.reason() == Reason.DATASET_SHRANK && k.datasets().contains(anomaly.dataset()))
                .count());
    }

    private List<TrendPoint> trend(PastRun past) {
        TrendPoint today = TrendPoint.of(past);
        var points = new ArrayList<>(memory.trend());
        points.removeIf(p -> p.day().equals(today.day()));
        points.add(today);
        points.sort(Comparator.comparing(TrendPoint::day));
        return points.subList(Math.max(0, points.size() - TrendPoint.DAYS), points.size());
    }

    private @Nullable Set<UUID> licensed() {
        if (!evidence.isBelieved(Dataset.USERS)) {
            return null;
        }
        var ids = new HashSet<UUID>();
        for (User user : result.snapshot().rows(Dataset.USERS)) {
            if (Licensing.isLicensed(user.licenses())) {
                ids.add(user.id());
            }
        }
        return ids;
    }
}
