package fleetauditor.diagnosis;

import java.util.Locale;

/** The state of the Entra primary refresh token (PRT). */
public enum PrtState {
    VALID,
    /** Present, but updated more than four hours before the evidence was taken: a hint. */
    STALE,
    /** Its expiry lies before the evidence was taken, or before its own update. */
    EXPIRED,
    MISSING;

    /** The name in the JSON answer, for example {@code stale}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
