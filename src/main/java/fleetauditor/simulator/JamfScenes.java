package fleetauditor.simulator;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

import java.util.Locale;

/** Macs: JMF-001, JMF-003, JMF-004, JMF-008. The connections and apps are told by PartnerRows and AppRows. */
final class JamfScenes {
    private static final License E5 = License.of(Product.SPE_E5);
    private static final License ENTRA_P1 = License.of(Product.AAD_PREMIUM);

    private JamfScenes() {}

    /** Enrolled in Intune while Jamf still lists it. */
    static void listedByBoth(Desk d) {
        Row owner = d.user(E5);
        Desk.Device jamf = d.jamfMac(owner);
        pair(d, jamf, d.intuneMac(owner), "jamf-and-intune");
        d.join(DirectoryGroup.MAC_USERS, owner);
        d.join(DirectoryGroup.MAC_DEVICES, jamf.entra());
    }

    /** Erased and enrolled in Jamf again; the old record stayed. */
    static void enrolledAgain(Desk d) {
        Row owner = d.user(E5);
        Desk.Device old = d.jamfMac(owner);
        old.managed().with("lastSyncDateTime", d.ago(ofHours(22)));
        pair(d, d.jamfMac(owner), old, "reenrolled");
    }

    private static void pair(Desk d, Desk.Device one, Desk.Device other, String cause) {
        if (d.isBroken()) {
            String serial = one.managed().text("serialNumber");
            other.managed().with("serialNumber", serial.toLowerCase(Locale.ROOT) + " ");
            d.plantSerial("JMF-001", serial, cause);
        }
    }

    /** Near misses: virtual Macs share a placeholder; two records of one Mac in Intune alone. */
    static void sharedSerials(Desk d) {
        Row owner = d.user(E5);
        d.jamfMac(owner).managed().with("serialNumber", "0");
        d.jamfMac(owner).managed().with("serialNumber", "0");
        String serial = d.intuneMac(owner).managed().text("serialNumber");
        d.intuneMac(owner).managed().with("serialNumber", serial);
    }

    static void unresponsive(Desk d) {
        silent(d, 3, "unresponsive");
    }

    static void gone(Desk d) {
        silent(d, 41, "gone");
    }

    private static void silent(Desk d, int days, String cause) {
        Desk.Device mac = d.jamfMac(d.user(E5));
        if (d.isBroken()) {
            mac.managed().with("lastSyncDateTime", d.ago(ofDays(days)));
            d.plant("JMF-003", mac.managed(), cause);
        }
    }

    static void notRegistered(Desk d) {
        Desk.Device mac = d.jamfMac(d.user(E5));
        if (d.isBroken()) {
            mac.managed().with("azureADRegistered", false);
            d.plant("JMF-004", mac.managed());
        }
    }

    static void unknownToEntra(Desk d) {
        Desk.Device mac = d.jamfMac(d.user(E5));
        if (d.isBroken()) {
            d.forget(mac.entra());
            d.plant("JMF-004", mac.managed());
        }
    }

    static void ownerWithoutIntune(Desk d) {
        owner(d, "intune", LicenseScenes.OFFICE_E3, ENTRA_P1);
    }

    static void ownerWithoutEntraPremium(Desk d) {
        owner(d, "entra-premium", LicenseScenes.OFFICE_E3, LicenseScenes.EMS.without(Plan.AAD_PREMIUM));
    }

    static void ownerWithoutBoth(Desk d) {
        owner(d, "both", LicenseScenes.OFFICE_E1);
    }

    private static void owner(Desk d, String cause, License... licenses) {
        Desk.Device mac = d.jamfMac(d.isBroken() ? d.user(licenses) : d.user(E5));
        if (d.isBroken()) {
            d.plant("JMF-008", mac.managed(), cause);
        }
    }

    /** Near misses: Macs that Jamf's Device Compliance reports are in Entra ID alone. */
    static void underDeviceCompliance(Desk d) {
        d.complianceMac().with("managementType", "jamf").with("mdmAppId", null);
        d.complianceMac().with("managementType", "jamf").with("mdmAppId", null);
    }

    /** Near misses: the owner has left, or is disabled; 20 hours are not silence. */
    static void excusedOwners(Desk d) {
        Row gone = d.user(E5);
        d.jamfMac(gone).managed().with("lastSyncDateTime", d.ago(ofHours(20)));
        d.leave(gone);
        d.jamfMac(d.user().with("accountEnabled", false));
    }
}
