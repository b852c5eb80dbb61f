package fleetauditor.diagnosis;

import java.util.Locale;

/** How much a conclusion asks for, gravest first. */
public enum Gravity {
    /** Somebody must act. */
    FAULT,
    /** It may explain a fault. */
    WARNING,
    /** It passes by itself, or is so by design. */
    EXPECTED,
    /** Good to know. */
    INFO;

    /** The {@code severity} in the JSON answer, for example {@code fault}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The milder of the two. */
    public Gravity atMost(Gravity limit) {
        return compareTo(limit) >= 0 ? this : limit;
    }
}
