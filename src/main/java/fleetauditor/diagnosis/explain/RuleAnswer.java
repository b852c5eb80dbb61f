package fleetauditor.diagnosis.explain;

import fleetauditor.audit.Permissions;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.text.Language;
import fleetauditor.text.RuleText;
import fleetauditor.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of the audit finds, why it matters, what to do, and what it reads.
 *
 * @param title the wanted state; empty when this release has no text for the rule
 * @param otherLanguage whether the texts are English though another language was asked for
 * @param severities worst first
 * @param finds the sentence of a finding without a cause of its own; empty when each has one
 * @param remedy steps where the cause has none of its own
 */
public record RuleAnswer(
        String id,
        String title,
        boolean otherLanguage,
        List<String> severities,
        String finds,
        String why,
        List<Cause> causes,
        List<String> remedy,
        List<String> requires,
        List<String> uses,
        List<String> permissions) {
    private static final Pattern RULE_ID = Pattern.compile("(?i)[A-Z]{3}-\\d{3}");
    private static final String DEFAULT = "default";

    /** One cause with its own sentence and steps; either may be empty. */
    public record Cause(String name, String finds, List<String> remedy) {}

    /** Whether the question has the form of a rule id, for example {@code lic-001}. */
    public static boolean isRuleId(String question) {
        return RULE_ID.matcher(question.strip()).matches();
    }

    /**
     * The rule of this id in {@code language}, else in English; empty when no rule has the id.
     *
     * @param rules the rules of this release
     */
    public static Optional<RuleAnswer> of(String ruleId, List<Rule<?>> rules, Language language) {
        String id = ruleId.strip().toUpperCase(Locale.ROOT);
        return rules.stream()
                .map(Rule::spec)
                .filter(spec -> spec.id().equals(id))
                .findFirst()
                .map(spec -> of(spec, language));
    }

    private static RuleAnswer of(RuleSpec spec, Language language) {
        RuleText text = text(spec.id(), language);
        boolean english = text == null && language != Language.EN;
        if (english) {
            text = text(spec.id(), Language.EN);
        }
        String subject = Texts.in(english ? Language.EN : language)
                .get("kind." + spec.subjectKind().key());
        return of(spec, text, english, subject);
    }

    /**
     * The answer from the rule's own words.
     *
     * @param text null when this release has none
     * @param subject what the rule is about, as reports call it, for example {@code User}
     */
    static RuleAnswer of(RuleSpec spec, @Nullable RuleText text, boolean english, String subject) {
        return new RuleAnswer(
                spec.id(),
                text == null ? "" : text.title(),
                english,
                spec.severities().stream().map(Severity::key).toList(),
                text == null ? "" : shown(text.summaries().getOrDefault(DEFAULT, ""), subject),
                text == null ? "" : text.rationale().strip(),
                text == null ? List.of() : causes(spec, text, subject),
                text == null ? List.of() : shown(text.remediations().getOrDefault(DEFAULT, List.of()), subject),
                spec.requires().stream().map(Dataset::name).toList(),
                spec.uses().stream().map(Dataset::name).toList(),
                Permissions.toGrant(spec.requires()));
    }

    private static List<Cause> causes(RuleSpec spec, RuleText text, String subject) {
        var names = new ArrayList<>(spec.causes());
        text.summaries().keySet().stream()
                .filter(c -> !names.contains(c) && !c.equals(DEFAULT))
                .sorted()
                .forEach(names::add);
        var causes = new ArrayList<Cause>();
        for (String name : names) {
            causes.add(new Cause(
                    name,
                    shown(text.summaries().getOrDefault(name, ""), subject),
                    shown(text.remediations().getOrDefault(name, List.of()), subject)));
        }
        return causes;
    }

    private static List<String> shown(List<String> steps, String subject) {
        return steps.stream().map(step -> shown(step, subject)).toList();
    }

    /** Placeholders are shown as what stands there in a finding. */
    private static String shown(String text, String subject) {
        return text.replace("{subject}", "<" + subject + ">")
                .replace('{', '<')
                .replace('}', '>')
                .strip();
    }

    /** Null when this release has no text for the rule in the language. */
    private static @Nullable RuleText text(String ruleId, Language language) {
        try {
            return Texts.in(language).rule(ruleId);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
