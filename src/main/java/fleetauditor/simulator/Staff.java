package fleetauditor.simulator;

/**
 * Ordinary people: eleven desks with twelve managed devices, over and over, and what is left as desks with a PC each.
 * Nothing is wrong with any of them, though a few PCs are noncompliant and both sides know it.
 *
 * @param devices managed devices, exactly
 */
record Staff(int devices) {
    private static final int PATTERN_DESKS = 11;
    private static final int PATTERN_DEVICES = 12;
    /** Where in the pattern the desks with a PC stand. */
    private static final int[] PC_AT = {0, 1, 2, 3, 5, 6, 7, 8};

    /** Groups that are not about licenses take their members from so many desks. */
    static final int GROUPED_DESKS = 40;

    private static final int LONDON_DESKS = 8;

    private static final License E3 = License.of(Product.SPE_E3).by(DirectoryGroup.LICENSES_E3);
    private static final License E5 = License.of(Product.SPE_E5).by(DirectoryGroup.LICENSES_E5);
    private static final License OFFICE_E3 = License.of(Product.ENTERPRISEPACK);
    private static final License OFFICE_E1 = License.of(Product.STANDARDPACK);
    private static final License EMS = License.of(Product.EMS).by(DirectoryGroup.LICENSES_EMS);

    int desks() {
        return patterns() * PATTERN_DESKS + singles();
    }

    /** Desks with a PC. */
    int pcs() {
        return patterns() * PC_AT.length + singles();
    }

    /** The number of the n-th desk with a PC. */
    int deskOfPc(int pc) {
        int inPatterns = patterns() * PC_AT.length;
        return pc < inPatterns
                ? pc / PC_AT.length * PATTERN_DESKS + PC_AT[pc % PC_AT.length]
                : patterns() * PATTERN_DESKS + pc - inPatterns;
    }

    /** Who holds a product; said here without making anybody. */
    int licenses(Product product) {
        return switch (product) {
            case SPE_E3 -> patterns() * 8 + singles();
            case SPE_E5, EMS, ENTERPRISEPACK, STANDARDPACK -> patterns();
            default -> 0;
        };
    }

    /** Makes the n-th desk. */
    void furnish(Desk desk, int number) {
        int place = number < patterns() * PATTERN_DESKS ? number % PATTERN_DESKS : 0;
        switch (place) {
            case 1, 3, 8 -> settle(desk, desk.hybridPc(UserRows.synced(desk.user(E3))));
            case 2 -> {
                Row owner = desk.user(E3);
                settle(desk, desk.pc(owner));
                desk.iPhone(owner);
            }
            case 4 -> {
                Row owner = desk.user(E5);
                Desk.Device mac = desk.jamfMac(owner);
                if (number < GROUPED_DESKS) {
                    desk.join(DirectoryGroup.MAC_USERS, owner);
                    desk.join(DirectoryGroup.MAC_DEVICES, mac.entra());
                }
            }
            case 5 -> {
                Row owner = desk.user(E3);
                settle(desk, desk.pc(owner));
                desk.android(owner);
            }
            case 6 -> settle(desk, desk.hybridPc(UserRows.synced(desk.user(OFFICE_E3, EMS))));
            case 9 -> desk.iPhone(desk.user(E3));
            case 10 -> desk.user(OFFICE_E1);
            default -> settle(desk, desk.pc(desk.user(E3)));
        }
        if (number < GROUPED_DESKS && place != 4) {
            desk.join(DirectoryGroup.CERTIFICATE_USERS, desk.users().get(0));
        }
        if (number < LONDON_DESKS) {
            desk.join(DirectoryGroup.LONDON, desk.users().get(0));
        }
    }

    /** One PC in thirty breaks a policy, and nobody disagrees. */
    private static void settle(Desk desk, Desk.Device pc) {
        if (desk.random().nextInt(30) == 0) {
            pc.managed().with("complianceState", "noncompliant");
            pc.entra().with("isCompliant", false);
        }
    }

    private int patterns() {
        return devices / PATTERN_DEVICES;
    }

    private int singles() {
        return devices % PATTERN_DEVICES;
    }
}
