package fleetauditor.diagnosis;

import java.util.Locale;
import java.util.Optional;

/** The step of device registration that a conclusion is about; {@code PRT} is the Entra PRT, after the join. */
public enum Phase {
    PRE_CHECK("pre-check"),
    DISCOVER("discover"),
    AUTH("auth"),
    JOIN("join"),
    PRT("prt");

    private final String key;

    Phase(String key) {
        this.key = key;
    }

    /** The name in the JSON answer, for example {@code pre-check}. */
    public String key() {
        return key;
    }

    /** What the error-code table calls it: it says {@code post-join} for the PRT. */
    public String tableName() {
        return this == PRT ? "post-join" : key;
    }

    /**
     * The phase that dsregcmd, an event or the code table names: {@code precheck}, {@code discovery},
     * {@code authentication} and {@code post-join} are understood too. Empty for enrollment, sync and certificates.
     */
    public static Optional<Phase> named(String word) {
        String w = word.strip().toLowerCase(Locale.ROOT);
        return switch (w) {
            case "pre-check", "precheck", "pre check" -> Optional.of(PRE_CHECK);
            case "discover", "discovery" -> Optional.of(DISCOVER);
            case "auth", "authentication" -> Optional.of(AUTH);
            case "join", "registration" -> Optional.of(JOIN);
            case "prt", "post-join" -> Optional.of(PRT);
            default -> Optional.empty();
        };
    }
}
