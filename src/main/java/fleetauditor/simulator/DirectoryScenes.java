package fleetauditor.simulator;

import static java.time.Duration.ofDays;

import java.util.List;
import java.util.Locale;

/** Devices and names in Entra ID: HYB-001 to HYB-008. */
final class DirectoryScenes {
    private static final License E3 = LicenseScenes.E3;

    private DirectoryScenes() {}

    static void staleHybrid(Desk d) {
        Row pc = lastSeen(d, d.unmanagedPc("ServerAd"), 140);
        if (d.isBroken()) {
            d.plant("HYB-001", pc);
        } else {
            pc.with("accountEnabled", false);
        }
    }

    /** Near misses: 80 days only; disabled; nothing known; still in touch with Intune; Autopilot's own object. */
    static void quietHybrids(Desk d) {
        lastSeen(d, d.hybridPc(UserRows.synced(d.user(E3))).entra(), 120);
        lastSeen(d, d.unmanagedPc("ServerAd"), 80);
        lastSeen(d, d.unmanagedPc("ServerAd"), 400).with("accountEnabled", false);
        d.unmanagedPc("ServerAd").with("approximateLastSignInDateTime", null);
        lastSeen(d, d.unmanagedPc("ServerAd"), 200)
                .with("physicalIds", List.of("[ZTDID]:" + d.index()))
                .with("registrationDateTime", null);
    }

    /** When the fault is gone the PC is only a few days old: it may still register. */
    static void pendingHybrid(Desk d) {
        Row pc = DeviceRows.pending(d.unmanagedPc("ServerAd"))
                .with("createdDateTime", d.ago(ofDays(d.isBroken() ? 20 : 5)));
        if (d.isBroken()) {
            d.plant("HYB-002", pc);
        }
    }

    /** The same PC, hybrid joined and registered besides. */
    static void dualRegistered(Desk d) {
        Desk.Device pc = d.hybridPc(UserRows.synced(d.user(E3)));
        if (d.isBroken()) {
            d.registeredPc(pc.entra().text("displayName").toLowerCase(Locale.ROOT));
            d.plant("HYB-003", pc.entra());
        }
    }

    /** Near misses: the registered twin is disabled, or is no PC. */
    static void quietTwins(Desk d) {
        String name = d.hybridPc(UserRows.synced(d.user(E3))).entra().text("displayName");
        d.registeredPc(name).with("accountEnabled", false);
        d.registeredPc(name).with("operatingSystem", "IPad").with("operatingSystemVersion", "18.5");
    }

    static void unmanagedPc(Desk d) {
        Row pc = lastSeen(d, d.unmanagedPc("ServerAd"), d.isBroken() ? 4 : 45);
        if (d.isBroken()) {
            d.plant("HYB-005", pc);
        }
    }

    /** Reset and joined again: the hardware has two objects. */
    static void duplicateHardware(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        if (d.isBroken()) {
            lastSeen(d, d.unmanagedPc("AzureAd"), 60)
                    .with("physicalIds", pc.entra().get("physicalIds"));
            d.plant("HYB-006", pc.entra());
        }
    }

    static void duplicateName(Desk d) {
        Desk.Device pc = d.hybridPc(UserRows.synced(d.user(E3)));
        pc.entra().with("physicalIds", List.of());
        if (d.isBroken()) {
            lastSeen(d, d.unmanagedPc("ServerAd"), 45)
                    .with("physicalIds", List.of())
                    .with("displayName", pc.entra().text("displayName"));
            d.plant("HYB-006", pc.entra());
        }
    }

    /** Near misses: Autopilot's pair of a hybrid PC; a duplicate that is disabled. */
    static void quietDuplicates(Desk d) {
        Object hardware = d.hybridPc(UserRows.synced(d.user(E3))).entra().get("physicalIds");
        lastSeen(d, d.unmanagedPc("AzureAd"), 40).with("physicalIds", hardware);
        lastSeen(d, d.unmanagedPc("AzureAd"), 70).with("physicalIds", hardware).with("accountEnabled", false);
    }

    static void disabledButActive(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        pc.managed().with("lastSyncDateTime", d.ago(ofDays(2)));
        if (d.isBroken()) {
            pc.entra().with("accountEnabled", false);
            d.plant("HYB-007", pc.entra());
        }
    }

    static void localSignInName(Desk d) {
        Row user = UserRows.synced(d.user());
        if (d.isBroken()) {
            UserRows.named(user, user.text("mailNickname") + "@contoso.local");
            d.plant("HYB-008", user, "unverified-suffix");
        }
    }

    static void fallbackSignInName(Desk d) {
        Row user = UserRows.synced(d.user(E3));
        if (d.isBroken()) {
            UserRows.named(user, user.text("mailNickname") + "@contoso.onmicrosoft.com");
            d.plant("HYB-008", user, "fallback-suffix");
        }
        d.hybridPc(user);
    }

    /** Near misses: disabled; a cloud user; a PC that is not hybrid. */
    static void quietSignInNames(Desk d) {
        Row leaver = UserRows.synced(d.user()).with("accountEnabled", false);
        UserRows.named(leaver, leaver.text("mailNickname") + "@contoso.local");
        Row joined = UserRows.synced(d.user(E3));
        d.pc(UserRows.named(joined, joined.text("mailNickname") + "@contoso.onmicrosoft.com"));
    }

    static void guest(Desk d) {
        d.guest();
    }

    private static Row lastSeen(Desk d, Row entra, int daysAgo) {
        return entra.with("approximateLastSignInDateTime", d.ago(ofDays(daysAgo)));
    }
}
