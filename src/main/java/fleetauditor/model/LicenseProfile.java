package fleetauditor.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user holds. Thousands of users hold the same: profiles are shared between them.
 *
 * @param assignedLicenses SKUs held, inherited ones included
 * @param assignedPlans service plans with their state; old ones stay listed as {@code Deleted}
 * @param states one entry per SKU and source (direct or group), errors included
 * @see <a href="https://learn.microsoft.com/graph/api/resources/licenseassignmentstate">licenseAssignmentState</a>
 */
public record LicenseProfile(
        List<AssignedLicense> assignedLicenses, List<AssignedPlan> assignedPlans, List<AssignmentState> states) {
    public static final LicenseProfile EMPTY = new LicenseProfile(List.of(), List.of(), List.of());

    public LicenseProfile {
        assignedLicenses = List.copyOf(assignedLicenses);
        assignedPlans = List.copyOf(assignedPlans);
        states = List.copyOf(states);
    }

    /** A SKU the user holds, and the service plans of it that are switched off. */
    public record AssignedLicense(UUID skuId, List<UUID> disabledPlans) {
        public AssignedLicense {
            disabledPlans = List.copyOf(disabledPlans);
        }
    }

    /**
     * A service plan of the user.
     *
     * @param capabilityStatus Enabled, Warning, Suspended, Deleted or LockedOut; kept as Graph wrote it
     */
    public record AssignedPlan(UUID servicePlanId, String capabilityStatus) {}

    /**
     * How the user came by a SKU, and whether that worked.
     *
     * @param assignedByGroup the group that hands the license out; null when it is assigned directly
     * @param state Active, ActiveWithError, Disabled or Error; kept as Graph wrote it
     * @param error CountViolation and the like; null when there is none
     */
    public record AssignmentState(
            UUID skuId,
            List<UUID> disabledPlans,
            @Nullable UUID assignedByGroup,
            String state,
            @Nullable String error) {
        public AssignmentState {
            disabledPlans = List.copyOf(disabledPlans);
        }

        /** {@code Error} or {@code ActiveWithError}. */
        public boolean isInError() {
            return state.equalsIgnoreCase("Error") || state.equalsIgnoreCase("ActiveWithError");
        }
    }
}
