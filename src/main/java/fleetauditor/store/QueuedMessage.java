package fleetauditor.store;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param position messages of a route are sent in this order
 * @param tries how often sending failed
 * @param nextTry not before then
 * @param sentAt null until it was sent
 * @param problem why the last try failed; null when none did
 */
public record QueuedMessage(
        long position,
        OutboxMessage message,
        State state,
        int tries,
        Instant nextTry,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String problem) {
    /** How far a message is. */
    public enum State {
        WAITING,
        SENT,
        /** Given up; {@link Outbox#retry} revives it. */
        DEAD;

        /** The name in the store and on the command line. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
