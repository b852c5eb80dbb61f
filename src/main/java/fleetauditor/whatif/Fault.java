package fleetauditor.whatif;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a part of the change would fail as planned. The answer counts as if it had been put right first, but for a
 * subscription that lapsed: its plans do not work in the answer either.
 *
 * @param users whom it concerns, by sign-in name, in order
 * @param detail the seats that are missing, or the error Graph reports already; null when there is none
 */
public record Fault(
        Kind kind, UUID skuId, List<String> users, @Nullable String detail) {
    /** What fails. */
    public enum Kind {
        /** More users than free seats. */
        TOO_FEW_SEATS("too-few-seats"),
        /** The tenant has no subscription of the SKU. */
        NO_SUBSCRIPTION("no-subscription"),
        /** The subscription is suspended, locked out or deleted. */
        SUBSCRIPTION_LAPSED("subscription-lapsed"),
        /** A direct assignment needs a usage location. */
        USAGE_LOCATION("usage-location"),
        /** Entra already refuses this SKU to the user, for example for a plan that excludes another. */
        REFUSED("refused");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word in the JSON answer. */
        public String key() {
            return key;
        }
    }

    public Fault {
        users = List.copyOf(users);
    }
}
