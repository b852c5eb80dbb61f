package fleetauditor.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application permission that an app holds.
 *
 * @param principalId object id of the app's service principal
 * @see <a href="https://learn.microsoft.com/graph/api/resources/approleassignment">appRoleAssignment</a>
 */
public record AppRoleAssignment(
        String id,
        UUID principalId,
        UUID appRoleId,
        @Nullable UUID resourceId,
        @Nullable String resourceDisplayName) {}
