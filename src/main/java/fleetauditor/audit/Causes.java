package fleetauditor.audit;

import java.util.Locale;

/** Causes made of Graph's enum values. */
public final class Causes {
    private Causes() {}

    /** {@code notRegisteredPendingEnrollment} and {@code CountViolation} in kebab case. */
    public static String kebab(String value) {
        return value.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
