package fleetauditor.diagnosis.codes;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.Phase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the error-code table, without its sentences.
 *
 * @param id stable, for example {@code EC-009}
 * @param code null when the entry is a message, an event or an AADSTS number
 * @param text a message (a part of a line; {@code ...} stands for anything), {@code AADSTS50126}, or {@code Event 128};
 *     null when it is known by its code alone
 * @param symbol as Microsoft prints it; null when none is published
 * @param phase where the code normally appears; a hint
 * @param kind {@code error}, {@code sub-error}, {@code server-error}, {@code text}, {@code event}, {@code state} or
 *     {@code info}
 * @param passing expected to pass by itself
 * @param generic never the cause by itself
 * @param aliases other forms of the same code, and other symbols
 * @param knowledge ids of the diagnostic facts behind it, for example {@code S1-24}
 * @param confidence where the meaning comes from
 * @param seen where it is seen, for people; may be empty
 */
public record CodeEntry(
        String id,
        @Nullable ErrorCode code,
        @Nullable String text,
        @Nullable String symbol,
        String area,
        String phase,
        String kind,
        boolean passing,
        boolean generic,
        List<String> aliases,
        List<String> knowledge,
        String confidence,
        String seen) {
    public CodeEntry {
        aliases = List.copyOf(aliases);
        knowledge = List.copyOf(knowledge);
    }

    /** How a list of codes prints it: hexadecimal, else its text. */
    public String printed() {
        return code != null ? code.hex() : text != null ? text : id;
    }

    public boolean isAadsts() {
        return text != null && text.startsWith("AADSTS");
    }

    /** Empty for enrollment, sync, certificates and Jamf. */
    public Optional<Phase> registrationPhase() {
        return Phase.named(phase);
    }

    /**
     * Whether its meaning holds in {@code tablePhase}. Most codes mean the same everywhere; a Win32 number says only what
     * happened, and the table says of what in one area.
     */
    public boolean holdsIn(@Nullable String tablePhase) {
        if (code == null || tablePhase == null || area.equals("network") || area.equals("tpm")) {
            return true;
        }
        if (!CodeFamily.of(code).key().equals("win32")) {
            return true;
        }
        return switch (tablePhase) {
            case "issue" -> area.equals("pkcs");
            case "sync", "enroll" -> area.equals("intune-sync");
            case "register" -> area.equals("jamf");
            default -> area.startsWith("dsreg") || area.equals("prt");
        };
    }

    /** What this entry makes of a failure that it explains. */
    public Gravity gravity() {
        if (kind.equals("info")) {
            return Gravity.INFO;
        }
        return passing ? Gravity.EXPECTED : Gravity.FAULT;
    }
}
