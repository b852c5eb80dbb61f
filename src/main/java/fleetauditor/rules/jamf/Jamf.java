package fleetauditor.rules.jamf;

import fleetauditor.model.Partner;
import fleetauditor.model.Partner.Connection;
import org.jspecify.annotations.Nullable;

/** What counts as a Jamf connection. */
final class Jamf {
    private Jamf() {}

    /** Named after Jamf, or a configured partner that brought an app of its own. */
    static boolean isJamf(Partner partner) {
        return partner.isNamedJamf()
                || (isKnown(partner.partnerAppType()) && Boolean.TRUE.equals(partner.isConfigured()));
    }

    /** Listed by Intune, but never connected. A compliance partner does not say whether it is configured. */
    static boolean isNeverSetUp(Partner partner) {
        return !isKnown(partner.partnerState())
                && partner.lastHeartbeatDateTime() == null
                && (partner.connection() == Connection.COMPLIANCE || Boolean.FALSE.equals(partner.isConfigured()));
    }

    private static boolean isKnown(@Nullable String value) {
        return value != null && !value.equalsIgnoreCase("unknown");
    }
}
