package fleetauditor.lifecycle;

import fleetauditor.audit.Severity;
import fleetauditor.waiver.Waiver;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one finding of a report stands.
 *
 * @param firstSeen the clock of the first audit that saw it
 * @param lastSeen the clock of the last audit that saw it: this one
 * @param seenBefore the clock of the last audit before this one that saw it; null when none did
 * @param worsenedFrom its severity before it rose; null unless it is among {@link Changes#worsened()}
 * @param isNews whether it appeared, came back or got worse in this very run and is not waived: what an alert may tell.
 *     After an incomplete night the lists of {@link Changes} also have what that night told already
 * @param waiver the waiver that accepts it; null unless it is waived
 */
public record Standing(
        Status status,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant seenBefore,
        @Nullable Severity worsenedFrom,
        boolean isNews,
        @Nullable Waiver waiver) {

    /** How long it has been known. */
    public Duration age() {
        return Duration.between(firstSeen, lastSeen);
    }
}
