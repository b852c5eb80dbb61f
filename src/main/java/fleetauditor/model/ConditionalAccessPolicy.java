package fleetauditor.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Conditional Access policy, as far as a compliant device is concerned.
 *
 * @param state enabled, disabled or enabledForReportingButNotEnforced; kept as Graph wrote it
 * @param grantOperator {@code AND} or {@code OR}; null without grant controls
 * @param builtInControls for example {@code mfa}, {@code compliantDevice}; empty without grant controls
 * @param includeUsers object ids, or {@code All}, {@code None}, {@code GuestsOrExternalUsers}
 * @param narrowing what else decides whom it concerns, and where
 * @see <a href="https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy">conditionalAccessPolicy</a>
 */
public record ConditionalAccessPolicy(
        UUID id,
        String displayName,
        String state,
        @Nullable String grantOperator,
        List<String> builtInControls,
        List<String> includeUsers,
        List<String> excludeUsers,
        List<String> includeGroups,
        List<String> excludeGroups,
        List<String> includeRoles,
        List<String> includePlatforms,
        Narrowing narrowing) {
    /**
     * What else decides whom a policy concerns, and where.
     *
     * @param includeGuestTypes for example {@code b2bCollaborationGuest}, {@code internalGuest}
     * @param isPartial whether it is for some applications, locations, devices, risks or organizations of guests only
     * @see <a href="https://learn.microsoft.com/graph/api/resources/conditionalaccessguestsorexternalusers">conditionalAccessGuestsOrExternalUsers</a>
     */
    public record Narrowing(
            List<String> excludeRoles,
            List<String> excludePlatforms,
            List<String> includeGuestTypes,
            List<String> excludeGuestTypes,
            boolean isPartial) {
        public static final Narrowing NONE = new Narrowing(List.of(), List.of(), List.of(), List.of(), false);

        public Narrowing {
            excludeRoles = List.copyOf(excludeRoles);
            excludePlatforms = List.copyOf(excludePlatforms);
            includeGuestTypes = List.copyOf(includeGuestTypes);
            excludeGuestTypes = List.copyOf(excludeGuestTypes);
        }
    }

    public ConditionalAccessPolicy {
        builtInControls = List.copyOf(builtInControls);
        includeUsers = List.copyOf(includeUsers);
        excludeUsers = List.copyOf(excludeUsers);
        includeGroups = List.copyOf(includeGroups);
        excludeGroups = List.copyOf(excludeGroups);
        includeRoles = List.copyOf(includeRoles);
        includePlatforms = List.copyOf(includePlatforms);
    }

    public boolean isEnabled() {
        return state.equalsIgnoreCase("enabled");
    }

    public boolean isReportOnly() {
        return state.equalsIgnoreCase("enabledForReportingButNotEnforced");
    }

    public boolean demandsCompliantDevice() {
        return builtInControls.stream().anyMatch("compliantDevice"::equalsIgnoreCase);
    }
}
