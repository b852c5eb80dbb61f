package fleetauditor.simulator;

import static java.time.Duration.ofDays;

/** Names that a report must survive; some stand on devices with a fault, so that they appear in it. */
final class NameScenes {
    private static final License E3 = LicenseScenes.E3;

    private NameScenes() {}

    /** An apostrophe in the sign-in name. */
    static void apostrophe(Desk d) {
        Row user = d.user(E3).with("displayName", "Sean O'Brien").with("surname", "O'Brien");
        UserRows.named(user, "sean.o'brien@contoso.com").with("mail", "sean.o'brien@contoso.com");
        Desk.Device pc = d.pc(user);
        rename(pc, "O'BRIEN-PC");
        CheckInScenes.overdue(d, pc, 9);
    }

    /** A formula, for spreadsheets. */
    static void formula(Desk d) {
        String formula = "=HYPERLINK(\"http://evil.example\",\"x\")";
        Desk.Device pc = d.pc(d.user(E3).with("displayName", formula));
        rename(pc, formula);
        if (d.isBroken()) {
            ComplianceScenes.grace(d, pc.managed(), ofDays(1));
            d.plant("CMP-003", pc.managed());
        }
    }

    /** Markup, for web pages. */
    static void markup(Desk d) {
        String markup = "<script>alert(1)</script>";
        Desk.Device pc = d.pc(d.user(E3).with("displayName", markup));
        rename(pc, markup);
        if (d.isBroken()) {
            pc.managed().with("deviceRegistrationState", "certificateReset");
            d.plant("SYN-004", pc.managed(), "certificate-reset");
        }
    }

    /** 300 characters. */
    static void long300(Desk d) {
        String name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(9).substring(0, 300);
        Desk.Device pc = d.pc(d.user(E3).with("displayName", name));
        rename(pc, name.replace(' ', '-'));
        CheckInScenes.overdue(d, pc, 20);
    }

    /** Written from right to left. */
    static void rightToLeft(Desk d) {
        Row user = d.user(E3).with("displayName", "يوسف الهاشمي").with("preferredLanguage", "ar-AE");
        Desk.Device phone = d.iPhone(user);
        rename(phone, "هاتف يوسف");
        CheckInScenes.overdue(d, phone, 11);
    }

    private static void rename(Desk.Device device, String name) {
        device.entra().with("displayName", name);
        device.managed().with("deviceName", name);
    }
}
