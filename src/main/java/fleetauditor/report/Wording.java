package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Anomaly;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.Status;
import fleetauditor.model.Dataset;
import fleetauditor.model.Subject;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import fleetauditor.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Excel and HTML say alike: counts, names, states and what is missing, in the language of {@code texts}. */
record Wording(Texts texts) {
    /** How many related objects a person is shown; JSON has them all. */
    private static final int RELATED_SHOWN = 10;

    private static final int LONGEST = 800;

    /** A sentence that cannot fill the page, whatever names are in it. */
    String fit(String text) {
        return PlainText.cut(text, LONGEST);
    }

    /** With a comma after thousands. */
    String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** The text {@code <key>.one} or {@code <key>.many}, with the number as {@code {0}}. */
    String counted(String key, long n) {
        return texts.get(key + (n == 1 ? ".one" : ".many"), number(n));
    }

    String severity(Severity severity) {
        return texts.get("severity." + severity.key());
    }

    /** The worst severity a rule's findings have, or could have had when there are none. */
    static Severity worst(RuleOutcome outcome) {
        return outcome.findings().stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElse(outcome.severity());
    }

    String outcome(RuleOutcome outcome) {
        return texts.get("outcome." + outcome.outcome().key());
    }

    String state(Table<?> table) {
        return texts.get("state." + table.state().key());
    }

    String kind(Subject subject) {
        return texts.get("kind." + subject.kind().key());
    }

    /** The subject's name, or its id when the tenant has no name for it. */
    String name(Subject subject) {
        return subject.name().isBlank() ? subject.id() : subject.name();
    }

    /** The first related objects by kind and name. */
    String related(Finding finding) {
        List<Subject> related = finding.related();
        String shown = related.stream()
                .limit(RELATED_SHOWN)
                .map(r -> texts.get("related", kind(r), name(r)))
                .collect(Collectors.joining("; "));
        int more = related.size() - RELATED_SHOWN;
        return more > 0 ? shown + "; " + texts.get("andMore", number(more)) : shown;
    }

    /** One of the rule's causes in words where we have them, else as the JSON report writes it; empty without one. */
    String cause(@Nullable String cause) {
        return cause == null ? "" : cause;
    }

    /** Whether the primary user is licensed for Intune, or why not. */
    String license(DeviceRow row) {
        String why = row.whyUnlicensed();
        return why == null
                ? texts.get("license." + row.license().name().toLowerCase(Locale.ROOT))
                : texts.get("unlicensed." + why);
    }

    /** One sentence, and what follows from it. */
    String what(FirstThing thing) {
        return thing.following() == 0
                ? thing.what()
                : texts.get("first.following", thing.what(), counted("first.others", thing.following()));
    }

    /** What the settings changed about a rule. */
    String departure(AuditResult.Departure departure) {
        Severity severity = departure.severity();
        return severity == null
                ? texts.get("settings.off", departure.ruleId())
                : texts.get("settings.severity", departure.ruleId(), severity(severity));
    }

    String status(Status status) {
        return texts.get("status." + status.key());
    }

    /** What changed since the run before, in one line of counts. */
    String changes(Changes changes) {
        PastRun previous = changes.previous();
        return previous == null
                ? texts.get("changes.first")
                : texts.get(
                        "changes.line",
                        previous.info().asOf(),
                        number(changes.appeared().size()),
                        number(changes.reopened().size()),
                        number(changes.worsened().size()),
                        number(changes.resolved().size()));
    }

    /** How many earlier findings could not be judged. */
    String kept(Changes changes) {
        int kept = changes.kept().size();
        return texts.get(kept == 1 ? "changes.kept.one" : "changes.kept.many", number(kept));
    }

    /** What shrank and what that means. */
    String anomaly(Anomaly anomaly) {
        return texts.get(
                        "anomaly.shrank",
                        anomaly.dataset(),
                        number(anomaly.before()),
                        number(anomaly.now()),
                        anomaly.percent())
                + " "
                + texts.get("anomaly." + anomaly.verdict().key(), number(anomaly.heldBack()));
    }

    /** Yes, no or unknown. */
    String flag(@Nullable Boolean value) {
        return texts.get(value == null ? "answer.unknown" : value ? "answer.yes" : "answer.no");
    }

    /** Datasets that somebody asked for and that could not be read completely. */
    static List<Table<?>> gaps(AuditResult result) {
        return Dataset.ALL.stream()
                .<Table<?>>map(result.snapshot()::table)
                .filter(table -> !table.isComplete() && table.state() != State.SKIPPED)
                .toList();
    }

    /** Rules that gave no verdict. */
    static List<RuleOutcome> unjudged(AuditResult result) {
        return result.outcomes().stream().filter(RuleOutcome::isGap).toList();
    }

    /** What is missing, in sentences; empty when nothing is. */
    Optional<String> missing(AuditResult result) {
        List<Table<?>> gaps = gaps(result);
        int unjudged = unjudged(result).size();
        if (gaps.isEmpty() && unjudged == 0) {
            return Optional.empty();
        }
        Stream<String> rules = unjudged == 0
                ? Stream.of(texts.get("missing.noRules"))
                : Stream.of(texts.get(
                        unjudged == 1 ? "missing.rules.one" : "missing.rules.many",
                        number(unjudged),
                        number(result.outcomes().size())));
        Stream<String> datasets = gaps.isEmpty()
                ? Stream.empty()
                : Stream.of(texts.get(
                        "missing.datasets",
                        gaps.stream()
                                .map(t ->
                                        texts.get("missing.dataset", t.dataset().name(), state(t)))
                                .collect(Collectors.joining(", "))));
        return Optional.of(Stream.concat(rules, datasets).collect(Collectors.joining(" ")));
    }

    /** Why a rule gave no verdict, or what it left out; null when there is nothing to say. */
    @Nullable
    String reason(RuleOutcome outcome, AuditResult result) {
        String reason = outcome.reason();
        boolean isError = outcome.outcome() == RuleOutcome.Outcome.ERROR;
        String gaps = reason == null || isError
                ? ""
                : Stream.of(
                                outcome.isGap()
                                        ? outcome.rule().requires()
                                        : outcome.rule().uses())
                        .flatMap(List::stream)
                        .<Table<?>>map(result.snapshot()::table)
                        .filter(table -> !table.isComplete())
                        .map(this::gap)
                        .collect(Collectors.joining(" "));
        if (gaps.isEmpty()) {
            return reason;
        }
        return outcome.isGap()
                ? gaps
                : texts.leavesOut(outcome.rule().id(), gaps).orElse(gaps);
    }

    private String gap(Table<?> table) {
        String problem = table.problem();
        String what = texts.get("gap." + table.state().key(), table.dataset().name());
        return problem == null ? texts.get("gap.bare", what) : texts.get("gap.because", what, problem);
    }

    /** What would close the gap of a dataset; empty when it is complete or was not asked for. */
    String cure(Table<?> table) {
        return switch (table.state()) {
            case COMPLETE -> "";
            case SKIPPED -> "";
            case DENIED -> texts.get("cure.denied", table.dataset().leastPermission());
            case UNLICENSED -> texts.get("cure.unlicensed");
            case PARTIAL, FAILED -> texts.get("cure.failed");
        };
    }

    /** What would let a rule without a verdict be judged. */
    String cure(RuleOutcome outcome, AuditResult result) {
        if (outcome.outcome() == RuleOutcome.Outcome.ERROR) {
            return texts.get("cure.error");
        }
        return outcome.rule().requires().stream()
                .<Table<?>>map(result.snapshot()::table)
                .map(table -> table.state() == State.SKIPPED ? texts.get("cure.skipped") : cure(table))
                .filter(cure -> !cure.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
