package fleetauditor.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serial numbers as devices report them: some are placeholders of the maker or of a virtual machine. */
public final class SerialNumbers {
    private static final Set<String> PLACEHOLDERS = Set.of(
            "SYSTEMSERIALNUMBER",
            "SYSTEM SERIAL NUMBER",
            "TO BE FILLED BY O.E.M.",
            "DEFAULT STRING",
            "NONE",
            "NOT AVAILABLE");

    private SerialNumbers() {}

    /** Trimmed and in upper case; empty for a placeholder, which says nothing about the device. */
    public static Optional<String> normalize(@Nullable String serial) {
        if (serial == null) {
            return Optional.empty();
        }
        String text = serial.strip().toUpperCase(Locale.ROOT);
        boolean oneCharacter = text.chars().distinct().count() <= 1;
        if (oneCharacter || PLACEHOLDERS.contains(text) || text.startsWith("VMWARE")) {
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
