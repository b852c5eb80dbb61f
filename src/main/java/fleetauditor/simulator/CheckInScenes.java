package fleetauditor.simulator;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.util.List;

/** Contact with Intune: SYN-001 to SYN-004. */
final class CheckInScenes {
    private static final License E3 = LicenseScenes.E3;

    private CheckInScenes() {}

    // ---- SYN-001, overdue

    static void overdue(Desk d) {
        overdue(d, d.pc(d.user(E3)), 12);
    }

    static void longOverdue(Desk d) {
        overdue(d, d.pc(d.user(E3)), 45);
    }

    static void overduePhone(Desk d) {
        overdue(d, d.iPhone(d.user(E3)), 16);
    }

    static void overdue(Desk d, Desk.Device device, int days) {
        if (d.isBroken()) {
            silent(d, device, days);
            d.plant("SYN-001", device.managed());
        }
    }

    /** Near misses: on its way out; six days only. */
    static void excusedSilence(Desk d) {
        Desk.Device retiring = d.pc(d.user(E3));
        silent(d, retiring, 40);
        retiring.managed().with("managementState", "retirePending");
        silent(d, d.iPhone(d.user(E3)), 6);
    }

    private static void silent(Desk d, Desk.Device device, int days) {
        device.managed().with("lastSyncDateTime", d.ago(ofDays(days))).with("usersLoggedOn", List.of());
        device.entra().with("approximateLastSignInDateTime", d.ago(ofDays(days)));
    }

    // ---- SYN-002, the first sync

    static void firstSyncNeverCame(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        pc.managed().with("enrolledDateTime", d.ago(ofDays(3))).with("lastSyncDateTime", d.ago(ofHours(4)));
        if (d.isBroken()) {
            pc.managed()
                    .with("lastSyncDateTime", Row.NEVER)
                    .with("complianceState", "unknown")
                    .with("usersLoggedOn", List.of());
            pc.entra().with("isCompliant", null);
            d.plant("SYN-002", pc.managed());
        }
    }

    static void firstSyncBrokeOff(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        pc.managed().with("enrolledDateTime", d.ago(ofHours(50))).with("lastSyncDateTime", d.ago(ofHours(4)));
        if (d.isBroken()) {
            pc.managed().with("lastSyncDateTime", d.ago(ofHours(50).minus(ofMinutes(8))));
            d.plant("SYN-002", pc.managed());
        }
    }

    /** Near miss: enrolled an hour ago, and its first sync is under way. */
    static void firstSyncUnderWay(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        pc.managed()
                .with("enrolledDateTime", d.ago(ofMinutes(60)))
                .with("lastSyncDateTime", d.ago(ofMinutes(55)))
                .with("complianceState", "unknown")
                .with("usersLoggedOn", List.of());
        pc.entra().with("isCompliant", null);
    }

    // ---- SYN-003, the MDM certificate

    static void certificateExpired(Desk d) {
        certificate(d, -3, "expired");
    }

    static void certificateExpiring(Desk d) {
        certificate(d, 9, "expiring");
    }

    private static void certificate(Desk d, int daysLeft, String cause) {
        Desk.Device pc = d.pc(d.user(E3));
        pc.managed().with("lastSyncDateTime", d.ago(ofHours(26)));
        if (d.isBroken()) {
            pc.managed().with("managementCertificateExpirationDate", d.ahead(ofDays(daysLeft)));
            d.plant("SYN-003", pc.managed(), cause);
        }
    }

    /** Near misses: sixteen days are left; the date is unknown. */
    static void certificatesInOrder(Desk d) {
        Row owner = d.user(E3);
        d.pc(owner).managed().with("managementCertificateExpirationDate", d.ahead(ofDays(16)));
        d.android(owner).managed().with("managementCertificateExpirationDate", Row.NEVER);
    }

    // ---- SYN-004, registration

    static void keyConflict(Desk d) {
        registration(d, "keyConflict", "key-conflict");
    }

    static void revoked(Desk d) {
        registration(d, "revoked", "revoked");
    }

    private static void registration(Desk d, String state, String cause) {
        Desk.Device pc = d.pc(d.user(E3));
        if (d.isBroken()) {
            pc.managed().with("deviceRegistrationState", state);
            d.plant("SYN-004", pc.managed(), cause);
        }
    }
}
