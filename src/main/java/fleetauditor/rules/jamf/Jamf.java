package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.COMPLIANCE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.DEVICE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Partner;
import fleetauditor.rules.Unknown;
import java.util.stream.Stream;

/** What belongs to Jamf, and whether a tenant works with it. */
final class Jamf {
    private Jamf() {}

    /**
     * Whether the partner is Jamf or may be Jamf under another name: it is named so, or it is set up and has an app
     * type. Another product that uses the old connection fits too; where only Jamf itself counts, ask
     * {@link Partner#isNamedJamf()}.
     */
    static boolean isJamf(Partner partner) {
        return partner.isNamedJamf() || (!Unknown.is(partner.partnerAppType()) && isConfigured(partner));
    }

    /** Whether nobody ever set the partner up: no state, no heartbeat, and not said to be configured. */
    static boolean isNeverSetUp(Partner partner) {
        return Unknown.is(partner.partnerState()) && partner.lastHeartbeatDateTime() == null && !isConfigured(partner);
    }

    /** True only when Graph says so. */
    static boolean isConfigured(Partner partner) {
        return Boolean.TRUE.equals(partner.isConfigured());
    }

    /**
     * Whether Jamf reports Macs to this tenant or is connected to it in either way.
     *
     * @throws IllegalStateException if the rule does not declare managed devices and both kinds of partners
     */
    static boolean isUsed(AuditView view) {
        Stream<Partner> partners = Stream.concat(
                view.rows(DEVICE_MANAGEMENT_PARTNERS).stream(), view.rows(COMPLIANCE_MANAGEMENT_PARTNERS).stream());
        return partners.anyMatch(p -> p.isNamedJamf() && !isNeverSetUp(p))
                || view.rows(MANAGED_DEVICES).stream().anyMatch(ManagedDevice::isMacUnderJamf);
    }
}
