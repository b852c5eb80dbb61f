package fleetauditor.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A message could not be sent. The text names host and status, never an address that is a secret, nor an answer. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;
    private final @Nullable Duration retryAfter;

    private DeliveryException(String message, boolean permanent, @Nullable Duration retryAfter) {
        super(message);
        this.permanent = permanent;
        this.retryAfter = retryAfter;
    }

    /** The other side says no; trying again will hardly help. */
    static DeliveryException refused(String message) {
        return new DeliveryException(message, true, null);
    }

    /** It may work later. */
    static DeliveryException passing(String message) {
        return new DeliveryException(message, false, null);
    }

    /**
     * It may work later.
     *
     * @param retryAfter how long the other side asks to wait; null when it does not say
     */
    static DeliveryException passing(String message, @Nullable Duration retryAfter) {
        return new DeliveryException(message, false, retryAfter);
    }

    boolean isPermanent() {
        return permanent;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** The text; never null. */
    String text() {
        return String.valueOf(getMessage());
    }
}
