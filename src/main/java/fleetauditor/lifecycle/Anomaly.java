package fleetauditor.lifecycle;

import java.time.Instant;
import java.util.Locale;

/**
 * A dataset that shrank by more than it should from one night to the next. As long as it is unconfirmed, nothing that
 * depends on it is marked resolved.
 *
 * @param dataset its name in the report
 * @param before rows when it was last believed
 * @param now rows in this run
 * @param since when it was first seen to have shrunk
 * @param heldBack findings that would be resolved if the shrunk dataset were believed
 */
public record Anomaly(String dataset, int before, int now, Instant since, Verdict verdict, int heldBack) {
    /** Whether the smaller size is believed. */
    public enum Verdict {
        UNCONFIRMED,
        /** A second night saw it as small. */
        CONFIRMED,
        /** The administrator accepted it for this run. */
        ACCEPTED;

        /** The name in reports. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By how much it shrank, in whole percent, rounded down. */
    public int percent() {
        return (int) ((before - now) * 100L / before);
    }

    Anomaly holdingBack(int findings) {
        return new Anomaly(dataset, before, now, since, verdict, findings);
    }
}
