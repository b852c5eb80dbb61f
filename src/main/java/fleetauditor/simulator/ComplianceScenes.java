package fleetauditor.simulator;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Compliance: CMP-001 to CMP-004. */
final class ComplianceScenes {
    private static final License E3 = LicenseScenes.E3;

    private ComplianceScenes() {}

    // ---- CMP-001, Intune and Entra disagree

    /** Entra lets the device in, and nobody knows why. */
    static void compliantInEntraOnly(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        if (d.isBroken()) {
            failing(d, pc.managed());
            d.plant("CMP-001", pc.managed(), "unexplained");
        }
    }

    static void compliantInIntuneOnly(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        if (d.isBroken()) {
            pc.managed().with("lastSyncDateTime", d.ago(ofDays(2)));
            pc.entra().with("isCompliant", false).with("isManaged", false);
            d.plant("CMP-001", pc.managed(), "not-managed-in-entra");
        }
    }

    /** Two managed devices claim one serial number. */
    static void claimedTwice(Desk d) {
        Row owner = d.user(E3);
        Desk.Device first = d.pc(owner);
        Desk.Device second = d.pc(owner);
        if (d.isBroken()) {
            second.managed().with("serialNumber", first.managed().text("serialNumber"));
            failing(d, first.managed());
            d.plant("CMP-001", first.managed(), "several-registrations");
        }
    }

    /** Near misses: in grace counts as compliant; the copy may still be on its way; Entra was never told. */
    static void agreeing(Desk d) {
        Row owner = d.user(E3);
        grace(d, d.pc(owner).managed(), ofDays(9));
        d.pc(owner).managed().with("complianceState", "noncompliant").with("lastSyncDateTime", d.ago(ofMinutes(20)));
        Desk.Device untold = d.pc(owner);
        failing(d, untold.managed());
        untold.entra().with("isCompliant", null);
    }

    // ---- CMP-002, unknown to Entra

    static void deletedInEntra(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        if (d.isBroken()) {
            d.forget(pc.entra());
            d.plant("CMP-002", pc.managed(), "entra-device-missing");
        }
    }

    static void neverRegistered(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        if (d.isBroken()) {
            unregistered(d, pc);
            d.plant("CMP-002", pc.managed(), "never-registered");
        }
    }

    /** Near misses: enrolled this morning, so much is still to come. */
    static void enrolledThisMorning(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        unregistered(d, pc);
        pc.managed()
                .with("enrolledDateTime", d.ago(ofHours(10)))
                .with("lastSyncDateTime", d.ago(ofHours(1)))
                .with("complianceState", "unknown")
                .with("deviceRegistrationState", "approvalPending")
                .with("azureADRegistered", null);
    }

    /** Near misses: a server in Defender and a mailbox on a phone are not enrolled at all. */
    static void onlySeenByOthers(Desk d) {
        Desk.Device server = d.pc(null);
        d.forget(server.entra());
        server.managed()
                .with("managementAgent", "msSense")
                .with("deviceEnrollmentType", "unknown")
                .with("managementCertificateExpirationDate", Row.NEVER)
                .with("lastSyncDateTime", d.ago(ofDays(60)));
        Desk.Device phone = d.android(d.user(LicenseScenes.OFFICE_E1));
        d.forget(phone.entra());
        phone.managed()
                .with("managementAgent", "eas")
                .with("azureADDeviceId", "")
                .with("managementCertificateExpirationDate", Row.NEVER)
                .with("lastSyncDateTime", d.ago(ofDays(30)));
    }

    // ---- CMP-003, grace period

    static void graceEnding(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        grace(d, pc.managed(), d.isBroken() ? ofDays(2) : ofDays(9));
        if (d.isBroken()) {
            d.plant("CMP-003", pc.managed());
        }
    }

    static void graceOver(Desk d) {
        Desk.Device phone = d.iPhone(d.user(E3));
        if (d.isBroken()) {
            grace(d, phone.managed(), ofDays(-1));
            d.plant("CMP-003", phone.managed());
        }
    }

    // ---- CMP-004, cannot be evaluated

    static void stateError(Desk d) {
        noVerdict(d, "error", false);
    }

    static void stateConflict(Desk d) {
        noVerdict(d, "conflict", false);
    }

    static void stateUnknown(Desk d) {
        noVerdict(d, "unknown", null);
    }

    private static void noVerdict(Desk d, String state, @Nullable Boolean isCompliant) {
        Desk.Device pc = d.pc(d.user(E3));
        if (d.isBroken()) {
            pc.managed().with("complianceState", state);
            pc.entra().with("isCompliant", isCompliant);
            d.plant("CMP-004", pc.managed(), state);
        }
    }

    private static void failing(Desk d, Row managed) {
        managed.with("complianceState", "noncompliant").with("lastSyncDateTime", d.ago(ofDays(2)));
    }

    static void grace(Desk d, Row managed, Duration left) {
        managed.with("complianceState", "inGracePeriod").with("complianceGracePeriodExpirationDateTime", d.ahead(left));
    }

    private static void unregistered(Desk d, Desk.Device pc) {
        d.forget(pc.entra());
        pc.managed()
                .with("azureADDeviceId", DeviceRows.NO_GUID)
                .with("azureADRegistered", false)
                .with("deviceRegistrationState", "notRegistered");
    }
}
