package fleetauditor.cli;

import fleetauditor.diagnosis.codes.CodeTexts;
import fleetauditor.diagnosis.explain.Answer;
import fleetauditor.diagnosis.explain.AnswerJson;
import fleetauditor.diagnosis.explain.AnswerText;
import fleetauditor.diagnosis.explain.Explainer;
import fleetauditor.diagnosis.explain.RuleAnswer;
import fleetauditor.diagnosis.explain.RuleAnswerText;
import fleetauditor.diagnosis.show.Words;
import fleetauditor.rules.Rules;
import fleetauditor.text.Language;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleet-auditor explain}: what a code, a message or a rule means, and what to do. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says what an error code, a message or a rule means, and what to do.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  fleet-auditor explain 0x80190190",
            "  fleet-auditor explain -2145647630 --lang ja",
            "  fleet-auditor explain AADSTS50126",
            "  fleet-auditor explain \"Denied by Policy Module\"",
            "  fleet-auditor explain LIC-001"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:known", "2:unknown; the family of the code is named"})
public final class ExplainCommand implements Callable<Integer> {
    private static final int UNKNOWN = 2;

    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "CODE|TEXT|RULE-ID",
            description = "Hex, signed or unsigned decimal, a symbol, an AADSTS number, a message, or a rule id.")
    private List<String> question = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private AnswerFormat format = AnswerFormat.text;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "en or ja (default: ${DEFAULT-VALUE}).")
    private String lang = "en";

    /** Picocli hands over its model; a negative number is then a question, not an option. */
    @Spec
    void setSpec(CommandSpec commandSpec) {
        this.spec = commandSpec;
        commandSpec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        for (String word : question) {
            if (word.startsWith("--")) {
                throw new ParameterException(spec.commandLine(), "Unknown option: '" + word + "'");
            }
        }
        Words words = Words.in(language(spec, lang));
        String asked = String.join(" ", question);
        if (asked.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing to explain: give a code, a message or a rule id.");
        }
        return RuleAnswer.isRuleId(asked) ? rule(asked, words) : code(asked, words);
    }

    /** The language of {@code --lang}. */
    static Language language(CommandSpec spec, String lang) {
        return Language.named(lang)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--lang " + lang + ": no such language; it is en or ja."));
    }

    private int code(String asked, Words words) {
        Answer answer = Explainer.explain(asked);
        CodeTexts texts = CodeTexts.in(words.language());
        PrintWriter out = spec.commandLine().getOut();
        if (format == AnswerFormat.json) {
            out.println(new AnswerJson(words, texts).write(answer));
        } else {
            new AnswerText(words, texts).lines(answer).forEach(out::println);
        }
        out.flush();
        return answer.isKnown() ? 0 : UNKNOWN;
    }

    private int rule(String asked, Words words) {
        Optional<RuleAnswer> answer = RuleAnswer.of(asked, Rules.STANDARD, words.language());
        PrintWriter out = spec.commandLine().getOut();
        if (answer.isEmpty()) {
            out.println(words.get("rule.unknown", Map.of("id", asked.toUpperCase(Locale.ROOT))));
        } else if (format == AnswerFormat.json) {
            out.println(new RuleAnswerText(words).json(answer.get()));
        } else {
            new RuleAnswerText(words).lines(answer.get()).forEach(out::println);
        }
        out.flush();
        return answer.isPresent() ? 0 : UNKNOWN;
    }
}
