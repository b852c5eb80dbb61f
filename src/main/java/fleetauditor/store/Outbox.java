package fleetauditor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages that wait to be sent: at least once each, and in order within a route. Thread-safe; several processes can
 * send from one outbox.
 */
public interface Outbox {
    /** Adds messages that belong to no run; one whose key is there already is left out. */
    void add(List<OutboxMessage> messages, Instant now);

    /**
     * The first waiting message of each route, if its time has come. Each is withheld from other callers for the time of
     * {@code lease}; a caller that dies meanwhile leaves it to be sent again, with the same key.
     */
    List<QueuedMessage> claim(Instant now, Duration lease);

    /** It was sent: that it was is remembered, and its payload is emptied. */
    void sent(String key, Instant now);

    /** Sending failed and is tried again; later messages of the route wait for it. */
    void failed(String key, String problem, Instant nextTry);

    /** Sending failed for good; later messages of the route no longer wait for it. */
    void giveUp(String key, String problem);

    /**
     * Lets messages that wait, were given up or are in the hands of a sender that may be dead be sent at once.
     *
     * @param route only of this route; empty for every route
     * @return how many
     */
    int retry(Optional<String> route, Instant now);

    /** The newest messages, newest first; empty for every state. */
    List<QueuedMessage> list(Optional<QueuedMessage.State> state, int limit);
}
