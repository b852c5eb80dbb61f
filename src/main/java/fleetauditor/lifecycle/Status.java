package fleetauditor.lifecycle;

import java.util.Locale;

/** Where a finding stands in the report of one run, compared with the run before it ({@link Changes#previous()}). */
public enum Status {
    /** Nobody had seen it before. */
    NEW,
    /** It was there already. */
    OPEN,
    /** It was there and is gone, and the rule that looked says so. */
    RESOLVED,
    /** It was resolved and is here again. */
    REOPENED,
    /** It is there and accepted by a waiver. */
    WAIVED;

    /** The name in reports, for example {@code reopened}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
