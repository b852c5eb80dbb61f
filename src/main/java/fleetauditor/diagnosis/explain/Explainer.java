package fleetauditor.diagnosis.explain;

import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.CodeTable;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.codes.Phrases;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers questions from the error-code table: a code in any form, a symbol, an AADSTS number, an event, a message. */
public final class Explainer {
    private static final Pattern BARE_HEX =
            Pattern.compile("[0-9a-fA-F]*[a-fA-F][0-9a-fA-F]*|[89a-fA-F][0-9a-fA-F]{7}");
    private static final Pattern AADSTS = Pattern.compile("(?i)aadsts ?(\\d{4,8})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
    private static final Pattern EVENT = Pattern.compile("(?i)event(?: ?id)?[ :]*(\\d{1,5})");
    private static final Pattern SYNC_ML = Pattern.compile("(?i)syncml ?\\(?(\\d{3})\\)?");
    private static final int SHORTEST_MESSAGE = 8;
    private static final int HTTP = 0x80190000;

    private final Set<CodeEntry> entries = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    private Explainer() {}

    /** What the table knows of the question. */
    public static Answer explain(String question) {
        var explainer = new Explainer();
        explainer.ask(question.strip());
        return new Answer(question.strip(), List.copyOf(explainer.entries), List.copyOf(explainer.unknown));
    }

    private void ask(String question) {
        CodeTable table = CodeTable.standard();
        Optional<CodeEntry> named = table.named(question);
        if (named.isPresent()) {
            entries.add(named.get());
            return;
        }
        if (NUMBER.matcher(question).matches()) {
            number(question);
        } else if (isBareHex(question)) {
            ErrorCode.ofHexDigits(question).ifPresent(this::code);
        } else if (!special(question)) {
            message(question);
        }
    }

    private static boolean isBareHex(String question) {
        return question.length() == 8 && BARE_HEX.matcher(question).matches();
    }

    /** A number alone may be a code, an HTTP status, an AADSTS number or an event. */
    private void number(String question) {
        CodeTable table = CodeTable.standard();
        Optional<ErrorCode> code = ErrorCode.ofDecimal(question);
        code.ifPresent(c -> entries.addAll(table.of(c)));
        table.named("AADSTS" + question).ifPresent(entries::add);
        table.named("Event " + question).ifPresent(entries::add);
        if (question.length() == 3) {
            entries.addAll(table.of(new ErrorCode(HTTP | Integer.parseInt(question))));
            table.named("SyncML(" + question + ")").ifPresent(entries::add);
        }
        if (entries.isEmpty()) {
            if (question.length() == 8 && BARE_HEX.matcher(question).matches()) {
                ErrorCode.ofHexDigits(question).ifPresent(this::code);
            } else {
                code.ifPresent(c -> unknown.add(c.hex()));
            }
        }
    }

    private void code(ErrorCode code) {
        List<CodeEntry> known = CodeTable.standard().of(code);
        entries.addAll(known);
        if (known.isEmpty()) {
            unknown.add(code.hex());
        }
    }

    private boolean special(String question) {
        CodeTable table = CodeTable.standard();
        Matcher event = EVENT.matcher(question);
        Matcher syncMl = SYNC_ML.matcher(question);
        if (event.matches()) {
            table.named("Event " + event.group(1)).ifPresent(entries::add);
        } else if (syncMl.matches()) {
            table.named("SyncML(" + syncMl.group(1) + ")").ifPresent(entries::add);
        }
        return !entries.isEmpty();
    }

    /** Server messages first, then AADSTS numbers, then codes, at last messages that contain the question. */
    private void message(String question) {
        CodeTable table = CodeTable.standard();
        Phrases.server().in(question).ifPresent(entries::add);
        Phrases.logs().in(question).ifPresent(entries::add);
        Matcher aadsts = AADSTS.matcher(question);
        while (aadsts.find()) {
            String number = "AADSTS" + aadsts.group(1);
            Optional<CodeEntry> known = table.named(number);
            known.ifPresentOrElse(entries::add, () -> unknown.add(number));
        }
        for (ErrorCode code : CodeScanner.all(question)) {
            code(code);
        }
        for (String word : question.split("[\\s,;:()\\[\\]\"']+")) {
            if (word.contains("_")) {
                table.named(word).ifPresent(entries::add);
            }
        }
        String squashed = Phrases.squash(question);
        if (entries.isEmpty() && unknown.isEmpty() && squashed.length() >= SHORTEST_MESSAGE) {
            for (CodeEntry entry : table.entries()) {
                boolean contained =
                        entry.text() != null && Phrases.squash(entry.text()).contains(squashed);
                if (contained) {
                    entries.add(entry);
                }
            }
        }
    }
}
