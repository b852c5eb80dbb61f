package fleetauditor.simulator;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

/** Who may use what: LIC-001 to LIC-006, and SYN-005. */
final class LicenseScenes {
    private static final int WRONG_PASSWORD = 50126;

    static final License E3 = License.of(Product.SPE_E3);
    static final License OFFICE_E3 = License.of(Product.ENTERPRISEPACK);
    static final License OFFICE_E1 = License.of(Product.STANDARDPACK);
    static final License EMS = License.of(Product.EMS);
    private static final License OLD_PILOT = License.of(Product.INTUNE_A).status("Suspended");

    private LicenseScenes() {}

    // ---- LIC-001, sign-in without a license

    /** Also HYB-005: nobody manages the PC. */
    static void contractorAtUnmanagedPc(Desk d) {
        Row contractor = d.user();
        Row pc = d.unmanagedPc("AzureAd");
        if (!d.isBroken()) {
            pc.with("approximateLastSignInDateTime", d.ago(ofDays(40)));
            return;
        }
        pc.with("approximateLastSignInDateTime", d.ago(ofDays(2)));
        d.signIn(contractor, pc, ofDays(2), 0);
        d.plant("LIC-001", contractor, "never-licensed");
        d.plant("HYB-005", pc);
    }

    /** Office 365 where Microsoft 365 was meant; relicensed when the fault is gone. */
    static void officeOnlyVisitor(Desk d) {
        visitor(d, d.user(d.isBroken() ? OFFICE_E3 : E3));
    }

    /** The same, with a name that is not written in Latin letters. */
    static void officeOnlyVisitorSato(Desk d) {
        Row visitor = d.user(d.isBroken() ? OFFICE_E3 : E3);
        visitor.with("displayName", "佐藤 花子")
                .with("surname", "佐藤")
                .with("givenName", "花子")
                .with("preferredLanguage", "ja-JP")
                .with("usageLocation", "JP");
        visitor(d, UserRows.named(visitor, "sato.hanako@contoso.com"));
    }

    private static void visitor(Desk d, Row visitor) {
        Desk.Device pc = d.pc(d.user(E3));
        d.signIn(visitor, pc.entra(), ofDays(2), 0);
        d.signIn(visitor, pc.entra(), ofDays(6), 0);
        if (d.isBroken()) {
            d.plant("LIC-001", visitor, "office-only");
        }
    }

    /** Also LIC-002: the PC is the person's own. */
    static void ownerWithPlanSwitchedOff(Desk d) {
        Row owner = d.user(d.isBroken() ? E3.without(Plan.INTUNE_A) : E3);
        Desk.Device pc = d.pc(owner);
        d.signIn(owner, pc.entra(), ofDays(1), 0);
        if (d.isBroken()) {
            d.plant("LIC-001", owner, "plan-disabled");
            d.plant("LIC-002", pc.managed(), "plan-disabled");
        }
    }

    static void visitorWhoseLicenseWasRemoved(Desk d) {
        Desk.Device pc = d.hybridPc(UserRows.synced(d.user(E3)));
        if (d.isBroken()) {
            Row visitor = d.formerUser(Plan.INTUNE_A, Plan.AAD_PREMIUM);
            d.signIn(visitor, pc.entra(), ofDays(12), 0);
            d.plant("LIC-001", visitor, "license-removed");
        }
    }

    /** The log has nothing, but Intune saw the visitor. */
    static void visitorOnlyIntuneSaw(Desk d) {
        Row owner = d.user(E3);
        Desk.Device pc = d.pc(owner);
        if (d.isBroken()) {
            Row visitor = d.user(OFFICE_E3);
            d.loggedOn(pc.managed(), d.logOn(owner, ofDays(1)), d.logOn(visitor, ofDays(3)));
            d.plant("LIC-001", visitor, "office-only");
        }
    }

    /** Near misses: failed, too long ago, another app, no device, disabled since. */
    static void quietVisitors(Desk d) {
        Desk.Device pc = d.pc(d.user(E3));
        Row quiet = d.user();
        d.signIn(quiet, pc.entra(), ofDays(1), WRONG_PASSWORD);
        d.signIn(quiet, pc.entra(), ofDays(40), 0);
        SignInRows.toTeams(d.signIn(quiet, pc.entra(), ofDays(1), 0));
        d.signIn(quiet, null, ofDays(1), 0);
        Row leaver = d.user().with("accountEnabled", false);
        d.signIn(leaver, pc.entra(), ofDays(3), 0);
    }

    /** Near miss: a device license covers a kiosk. */
    static void kiosk(Desk d) {
        Desk.Device kiosk = d.pc(null);
        kiosk.managed().with("deviceEnrollmentType", "windowsBulkUserless");
        Row passerBy = d.user();
        d.loggedOn(kiosk.managed(), d.logOn(passerBy, ofHours(9)));
        d.signIn(passerBy, kiosk.entra(), ofHours(9), 0);
    }

    // ---- LIC-002, primary user without a license

    static void officeOnlyOwner(Desk d) {
        Desk.Device phone = d.iPhone(d.user(d.isBroken() ? OFFICE_E3 : E3));
        if (d.isBroken()) {
            d.plant("LIC-002", phone.managed(), "office-only");
        }
    }

    static void ownerOfLapsedPilot(Desk d) {
        Desk.Device phone = d.android(d.user(d.isBroken() ? OLD_PILOT : E3));
        if (d.isBroken()) {
            d.plant("LIC-002", phone.managed(), "subscription-lapsed");
        }
    }

    static void deletedOwner(Desk d) {
        Row owner = d.user(E3);
        Desk.Device phone = d.iPhone(owner);
        if (d.isBroken()) {
            d.leave(owner);
            d.plant("LIC-002", phone.managed(), "user-deleted");
        }
    }

    static void disabledOwner(Desk d) {
        Row owner = d.isBroken() ? d.user().with("accountEnabled", false) : d.user(E3);
        Desk.Device phone = d.android(owner);
        if (d.isBroken()) {
            d.plant("LIC-002", phone.managed(), "user-disabled");
        }
    }

    // ---- LIC-003 is told by SkuRows: it needs somebody who holds the products

    static void pilotUser(Desk d) {
        d.user(OLD_PILOT);
    }

    /** The plans are in their warning period: still licensed. */
    static void fabrikamUser(Desk d) {
        Row user = d.user(License.of(Product.SPB).status("Warning"));
        Desk.Device pc = d.pc(user);
        d.signIn(user, pc.entra(), ofHours(30), 0);
    }

    // ---- LIC-004, assignment in error

    static void noSeatLeft(Desk d) {
        License wanted = E3.by(DirectoryGroup.LICENSES_E3);
        if (d.isBroken()) {
            d.plant("LIC-004", d.user(wanted.failing("CountViolation")), "count-violation");
        } else {
            d.user(OFFICE_E1);
        }
    }

    static void licensesThatExcludeEachOther(Desk d) {
        Row user = d.isBroken()
                ? d.user(OFFICE_E3, EMS, License.of(Product.SPE_E5).limping("MutuallyExclusiveViolation"))
                : d.user(OFFICE_E3, EMS);
        d.pc(user);
        if (d.isBroken()) {
            d.plant("LIC-004", user, "mutually-exclusive-violation");
        }
    }

    /** Near miss: the product in error holds no Intune. */
    static void officeInError(Desk d) {
        d.pc(d.user(E3, OFFICE_E3.failing("DependencyViolation")));
    }

    // ---- LIC-006, license without use

    static void leaverWithLicense(Desk d) {
        Row leaver = d.isBroken() ? d.user(E3) : d.user();
        leaver.with("accountEnabled", false);
        if (d.isBroken()) {
            d.plant("LIC-006", leaver, "disabled-user");
        }
    }

    static void licensedWithoutDevice(Desk d) {
        Row user = d.user(d.isBroken() ? E3 : OFFICE_E1);
        if (d.isBroken()) {
            d.plant("LIC-006", user, "no-device");
        }
    }

    /** Near misses: they have no device of their own, but one signed in, one was seen, one is new. */
    static void peopleWhoShare(Desk d) {
        Row owner = d.user(E3);
        Desk.Device pc = d.pc(owner);
        Row signedIn = d.user(E3);
        d.signIn(signedIn, pc.entra(), ofDays(20), 0);
        Row seen = d.user(E3);
        d.loggedOn(pc.managed(), d.logOn(owner, ofDays(1)), d.logOn(seen, ofDays(60)));
        d.user(E3).with("createdDateTime", d.ago(ofDays(10)));
    }

    // ---- SYN-005, enrollment keeps failing

    /** New, licensed, and every try to enroll fails. */
    static void newHireWhoCannotEnroll(Desk d) {
        Row hire = d.user(OFFICE_E3, EMS).with("createdDateTime", d.ago(ofDays(12)));
        if (d.isBroken()) {
            d.failedEnrollment(hire.text("id"), ofDays(1), "enrollmentRestrictionsEnforced");
            d.failedEnrollment(hire.text("id"), ofDays(2), "authentication");
            d.plant("SYN-005", hire, "enrollment-restrictions-enforced");
        }
    }

    static void secondDeviceThatCannotEnroll(Desk d) {
        Row user = d.user(E3);
        d.pc(user);
        d.failedEnrollment(user.text("id"), ofHours(20), "deviceNotSupported");
        if (d.isBroken()) {
            d.failedEnrollment(user.text("id"), ofDays(3), "deviceNotSupported");
            d.failedEnrollment(user.text("id"), ofDays(4), "userValidation");
            d.plant("SYN-005", user, "device-not-supported");
        }
    }

    /** Near misses: it worked in the end; it failed once; the user is gone. */
    static void enrolledAfterAll(Desk d) {
        Row user = d.user(E3);
        d.iPhone(user)
                .managed()
                .with("enrolledDateTime", d.ago(ofHours(26)))
                .with("lastSyncDateTime", d.ago(ofHours(5)));
        d.failedEnrollment(user.text("id"), ofDays(3), "authorization");
        d.failedEnrollment(user.text("id"), ofDays(2), "authorization");
        Row gone = d.user();
        d.leave(gone);
        d.failedEnrollment(gone.text("id"), ofDays(1), "accountValidation");
        d.failedEnrollment(gone.text("id"), ofDays(2), "accountValidation");
    }

    // ---- CRT-002 is told by ProfileRows

    /** New, and has no mailbox yet. */
    static void newHireWithoutMail(Desk d) {
        Row hire = d.user(E3).with("createdDateTime", d.ago(ofDays(20)));
        d.join(DirectoryGroup.CERTIFICATE_USERS, hire);
        if (d.isBroken()) {
            hire.with("mail", null);
        }
    }

    /** Near miss: without mail, but left out of the profile. */
    static void exceptionWithoutMail(Desk d) {
        Row user = d.user(E3).with("mail", null);
        d.pc(user);
        d.join(DirectoryGroup.CERTIFICATE_USERS, user);
        d.join(DirectoryGroup.CERTIFICATE_EXCEPTIONS, user);
    }
}
