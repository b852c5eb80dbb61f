package fleetauditor.whatif;

import fleetauditor.model.ConditionalAccessPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a policy that demands a compliant device does to a user whose device no longer is.
 *
 * @param doubt why it is not certain that the policy blocks; null when it is
 */
record PolicyVerdict(
        ConditionalAccessPolicy policy, @Nullable Doubt doubt) {
    /** Why a policy may let the user in after all. */
    enum Doubt {
        /** It is for a directory role or spares one, and who has which role is not read. */
        ROLES("roles"),
        /** Members of one of its groups could not be read. */
        GROUP("group-unknown"),
        /** Another of its controls is enough. */
        OTHER_CONTROL("other-control"),
        /** It is for some applications, locations, devices or risks only. */
        NARROWER("narrower");

        private final String key;

        Doubt(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }
}
