package fleetauditor.diagnosis.explain;

import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.diagnosis.show.Words;
import fleetauditor.model.Dataset;
import fleetauditor.text.Language;
import fleetauditor.text.RuleText;
import fleetauditor.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a rule of the audit finds, why it matters, what to do for each cause, and what it reads. */
public final class RuleExplainer {
    private static final Pattern RULE_ID = Pattern.compile("(?i)[A-Z]{3}-\\d{3}");
    private static final String DEFAULT = "default";

    private final List<Rule<?>> rules;
    private final Words words;

    /** @param rules the rules of this release */
    public RuleExplainer(List<Rule<?>> rules, Words words) {
        this.rules = List.copyOf(rules);
        this.words = words;
    }

    /** Whether the question has the form of a rule id, for example {@code lic-001}. */
    public static boolean isRuleId(String question) {
        return RULE_ID.matcher(question.strip()).matches();
    }

    /** The lines of the answer; empty when there is no such rule. */
    public Optional<List<String>> lines(String ruleId) {
        String id = ruleId.strip().toUpperCase(Locale.ROOT);
        return rules.stream()
                .map(Rule::spec)
                .filter(spec -> spec.id().equals(id))
                .findFirst()
                .map(this::lines);
    }

    private List<String> lines(RuleSpec spec) {
        var lines = new ArrayList<String>();
        Optional<RuleText> text = text(spec.id(), words.language());
        boolean english = text.isEmpty() && words.language() != Language.EN;
        if (english) {
            text = text(spec.id(), Language.EN);
        }
        lines.add(text.map(t -> spec.id() + "  " + t.title()).orElse(spec.id()));
        if (english) {
            lines.add("  " + words.get("rule.onlyEnglish"));
        }
        String severities = spec.severities().stream().map(Severity::key).collect(Collectors.joining(", "));
        lines.add("  " + words.get("rule.severity") + ": " + severities);
        text.ifPresent(t -> said(spec, t, lines));
        lines.add("  " + words.get("rule.needs") + ": " + names(spec.requires()));
        if (!spec.uses().isEmpty()) {
            lines.add("  " + words.get("rule.uses") + ": " + names(spec.uses()));
        }
        lines.add("  " + words.get("rule.permissions") + ": " + String.join(", ", spec.permissions()));
        return lines;
    }

    private void said(RuleSpec spec, RuleText text, List<String> lines) {
        String finds = text.summaries().getOrDefault(DEFAULT, "");
        if (!finds.isEmpty()) {
            lines.add("  " + words.get("rule.finds") + ": " + shown(finds));
        }
        lines.add("  " + words.get("rule.why") + ": " + text.rationale());
        var causes = new ArrayList<>(spec.causes());
        text.remediations().keySet().stream()
                .filter(c -> !causes.contains(c) && !c.equals(DEFAULT))
                .sorted()
                .forEach(causes::add);
        for (String cause : causes) {
            if (text.remediations().containsKey(cause) || text.summaries().containsKey(cause)) {
                lines.add("  " + words.get("rule.cause", Map.of("cause", cause)) + " "
                        + shown(text.summaries().getOrDefault(cause, "")));
                steps(text.remediations().getOrDefault(cause, List.of()), lines);
            }
        }
        List<String> steps = text.remediations().getOrDefault(DEFAULT, List.of());
        if (!steps.isEmpty()) {
            lines.add("  " + words.get("rule.todo") + ":");
            steps(steps, lines);
        }
    }

    private static void steps(List<String> steps, List<String> lines) {
        for (int i = 0; i < steps.size(); i++) {
            lines.add("    " + (i + 1) + ". " + shown(steps.get(i)));
        }
    }

    /** Placeholders are shown as what stands there in a finding. */
    private static String shown(String text) {
        return text.replace('{', '<').replace('}', '>').strip();
    }

    private static String names(List<Dataset<?>> datasets) {
        return datasets.stream().map(Dataset::name).collect(Collectors.joining(", "));
    }

    /** Empty when this release has no text for the rule in the language. */
    private static Optional<RuleText> text(String ruleId, Language language) {
        try {
            return Optional.of(Texts.in(language).rule(ruleId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
