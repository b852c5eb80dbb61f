package fleetauditor.rules;

import org.jspecify.annotations.Nullable;

/** What Graph says when it does not know. */
public final class Unknown {
    private Unknown() {}

    /** Whether an enumerated value is absent, blank or {@code unknown}. */
    public static boolean is(@Nullable String value) {
        return value == null || value.isBlank() || value.equalsIgnoreCase("unknown");
    }
}
