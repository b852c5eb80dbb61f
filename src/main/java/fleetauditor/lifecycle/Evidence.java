package fleetauditor.lifecycle;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.lifecycle.Kept.Reason;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one run can prove: a finding that is not in its report is gone only when nothing is lacking. */
final class Evidence {
    private final Snapshot snapshot;
    private final Map<String, RuleOutcome> outcomes;
    private final Set<String> unbelieved;

    /** @param unbelieved names of the datasets that shrank too much */
    Evidence(AuditResult result, Set<String> unbelieved) {
        this.snapshot = result.snapshot();
        this.outcomes = result.outcomes().stream()
                .collect(Collectors.toMap(o -> o.rule().id(), o -> o));
        this.unbelieved = unbelieved;
    }

    /** Whether the rule of this id gave a verdict. */
    boolean isEvaluated(String ruleId) {
        RuleOutcome outcome = outcomes.get(ruleId);
        return outcome != null && !outcome.isGap();
    }

    /** Whether every row was read and there is no doubt about their number. */
    boolean isBelieved(Dataset<?> dataset) {
        return snapshot.table(dataset).isComplete() && !unbelieved.contains(dataset.name());
    }

    /** The datasets that a finding's rule can do without and had. */
    Set<String> basis(Finding finding) {
        return finding.rule().uses().stream()
                .filter(dataset -> snapshot.table(dataset).isComplete())
                .map(Dataset::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is lacking to say that a missing finding is gone; empty when it is gone. */
    Optional<Kept> lackingFor(KnownFinding old) {
        RuleOutcome outcome = outcomes.get(old.facts().ruleId());
        if (outcome == null) {
            return kept(old, Reason.RULE_NOT_ASKED, List.of());
        }
        if (outcome.isGap()) {
            Stream<String> required = outcome.rule().requires().stream().map(Dataset::name);
            return kept(old, Reason.RULE_NOT_EVALUATED, incomplete(required));
        }
        if (outcome.unjudged().contains(old.facts().subject().id())) {
            return kept(old, Reason.SUBJECT_NOT_JUDGED, List.of());
        }
        List<String> lacking = incomplete(old.basis().stream());
        if (!lacking.isEmpty()) {
            return kept(old, Reason.DATASET_MISSING, lacking);
        }
        List<String> shrunk = outcome.rule().reads().stream()
                .map(Dataset::name)
                .filter(unbelieved::contains)
                .toList();
        return shrunk.isEmpty() ? Optional.empty() : kept(old, Reason.DATASET_SHRANK, shrunk);
    }

    private static Optional<Kept> kept(KnownFinding finding, Reason reason, List<String> datasets) {
        return Optional.of(new Kept(finding, reason, datasets));
    }

    private List<String> incomplete(Stream<String> datasets) {
        return datasets.filter(name -> Dataset.named(name)
                        .map(d -> !snapshot.table(d).isComplete())
                        .orElse(true))
                .sorted()
                .toList();
    }
}
