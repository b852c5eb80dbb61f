package fleetauditor.audit;

import java.util.List;
import java.util.Locale;

/** Causes made of Graph's enum values. */
public final class Causes {
    private Causes() {}

    /** {@code notRegisteredPendingEnrollment} and {@code CountViolation} in kebab case. */
    public static String kebab(String value) {
        return value.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /**
     * The same for a value of an enum: as the schema spells it, whatever its case in the answer; a value that is newer
     * than the schema keeps its own spelling.
     */
    public static String kebab(String value, List<String> schema) {
        return kebab(schema.stream()
                .filter(known -> known.equalsIgnoreCase(value))
                .findFirst()
                .orElse(value));
    }
}
