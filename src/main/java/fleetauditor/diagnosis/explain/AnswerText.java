package fleetauditor.diagnosis.explain;

import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeTexts;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.show.Printable;
import fleetauditor.diagnosis.show.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers about codes, for people. */
public final class AnswerText {
    private final Words words;
    private final CodeTexts texts;

    public AnswerText(Words words, CodeTexts texts) {
        this.words = words;
        this.texts = texts;
    }

    /** The lines of an answer, without control characters. */
    public List<String> lines(Answer answer) {
        var lines = new ArrayList<String>();
        answer.entries().forEach(e -> entry(e, lines));
        otherForm(answer).ifPresent(lines::add);
        for (String code : answer.unknown()) {
            lines.add(words.get("explain.unknown", Map.of("code", code, "family", words.family(code))));
            ErrorCode.parse(code).ifPresent(c -> lines.add(decimal(c)));
        }
        if (lines.isEmpty()) {
            lines.add(words.get("explain.nothing", Map.of("question", answer.question())));
        }
        return lines.stream().map(Printable::line).toList();
    }

    /** Says so when the entry that was found prints the code in another form than the question. */
    private Optional<String> otherForm(Answer answer) {
        return ErrorCode.parse(answer.question())
                .filter(c -> c.isFailure() && answer.isKnown())
                .filter(c -> answer.entries().stream().noneMatch(e -> c.equals(e.code())))
                .map(c -> "  " + words.get("explain.otherForm", Map.of("code", c.hex(), "family", words.family(c))));
    }

    private void entry(CodeEntry entry, List<String> lines) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        String symbol = entry.symbol() == null ? "" : "  " + entry.symbol();
        lines.add(entry.printed() + symbol);
        ErrorCode code = entry.code();
        if (code != null) {
            lines.add(decimal(code));
        }
        lines.add("  " + words.get("explain.reason") + ": " + texts.reason(entry.id()));
        lines.add("  " + words.get("explain.remedy") + ": " + texts.remedy(entry.id()));
        lines.add("  " + words.get("explain.phase") + ": " + entry.phase() + " (" + entry.area() + ")");
        if (entry.generic()) {
            lines.add("  " + words.get("generic"));
        }
        if (entry.passing()) {
            lines.add("  " + words.get("explain.passing"));
        }
        if (!entry.seen().isEmpty()) {
            lines.add("  " + words.get("explain.seen") + ": " + entry.seen());
        }
        lines.add("  " + words.get("label.source") + ": " + String.join(" ", entry.knowledge()) + " ("
                + words.get("confidence." + entry.confidence()) + ")");
    }

    private String decimal(ErrorCode code) {
        String family = words.family(code);
        return "  "
                + words.get(
                        "explain.decimal",
                        Map.of("signed", code.signed(), "unsigned", code.unsigned(), "family", family));
    }
}
