package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.CodeTable;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.codes.Phrases;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What explains a failure that has several codes. A server's message counts before any code, a specific code before a
 * sub-code, and a sub-code before a generic code, which is never the cause.
 *
 * @param entry what the table says; null when the table knows none of the codes
 * @param unknown the code to name when the table knows none; null when it does, or there is no code
 */
public record Verdict(@Nullable CodeEntry entry, @Nullable String unknown) {
    private static final Verdict NONE = new Verdict(null, null);

    /**
     * Decides.
     *
     * @param serverText what a server said; may be empty
     * @param codes main code first, then sub-codes
     * @param tablePhase the phase as the table calls it; null when it is not known
     */
    public static Verdict of(String serverText, List<ErrorCode> codes, @Nullable String tablePhase) {
        Optional<Verdict> said = byServer(serverText, tablePhase);
        return said.isPresent() ? said.get() : byCodes(codes, tablePhase);
    }

    private static Optional<Verdict> byServer(String serverText, @Nullable String tablePhase) {
        if (serverText.isBlank()) {
            return Optional.empty();
        }
        if (!"post-join".equals(tablePhase)) {
            Optional<CodeEntry> phrase = Phrases.server().in(serverText);
            if (phrase.isPresent()) {
                return Optional.of(new Verdict(phrase.get(), null));
            }
        }
        List<String> numbers = CodeScanner.aadsts(serverText);
        for (String number : numbers) {
            Optional<CodeEntry> known = CodeTable.standard().named(number);
            if (known.isPresent()) {
                return Optional.of(new Verdict(known.get(), null));
            }
        }
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new Verdict(null, numbers.get(0)));
    }

    private static Verdict byCodes(List<ErrorCode> codes, @Nullable String tablePhase) {
        CodeEntry generic = null;
        ErrorCode unknown = null;
        for (ErrorCode code : codes) {
            CodeEntry entry = CodeTable.standard().of(code, tablePhase).orElse(null);
            if (entry == null || !entry.holdsIn(tablePhase)) {
                unknown = unknown == null ? code : unknown;
            } else if (entry.generic()) {
                generic = generic == null ? entry : generic;
            } else {
                return new Verdict(entry, null);
            }
        }
        if (unknown != null) {
            return new Verdict(null, unknown.hex());
        }
        return generic == null ? NONE : new Verdict(generic, null);
    }

    /** Whether only a generic code is left, so that the cause is not known. */
    public boolean isGeneric() {
        return entry != null && entry.generic();
    }

    /** What it makes of the failure: unknown codes are faults as known ones. */
    public Gravity gravity() {
        return entry == null ? Gravity.FAULT : entry.gravity();
    }
}
