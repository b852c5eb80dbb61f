package fleetauditor.whatif;

import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignmentState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The assignments behind what a user holds. */
final class Sources {
    static final String ACTIVE = "Active";

    private Sources() {}

    /**
     * Every {@code licenseAssignmentStates} entry. A SKU that is held without one, or with failed ones only, counts as
     * assigned directly: something gives it that Graph does not tell.
     */
    static List<AssignmentState> of(LicenseProfile profile) {
        List<AssignmentState> all = profile.states();
        for (AssignedLicense license : profile.assignedLicenses()) {
            if (profile.states().stream().noneMatch(s -> s.skuId().equals(license.skuId()) && Catalog.isHeld(s))) {
                if (all == profile.states()) {
                    all = new ArrayList<>(profile.states());
                }
                all.add(new AssignmentState(license.skuId(), license.disabledPlans(), null, ACTIVE, null));
            }
        }
        return all;
    }

    /** Whether both are the same assignments, in any order. */
    static boolean same(List<AssignmentState> a, List<AssignmentState> b) {
        return a.equals(b) || (a.size() == b.size() && counted(a).equals(counted(b)));
    }

    private static Map<AssignmentState, Integer> counted(List<AssignmentState> states) {
        var counts = new HashMap<AssignmentState, Integer>();
        states.forEach(s -> counts.merge(s, 1, Integer::sum));
        return counts;
    }

    static List<AssignmentState> ofSku(List<AssignmentState> states, UUID skuId) {
        return states.stream().filter(s -> s.skuId().equals(skuId)).toList();
    }
}
