package fleetauditor.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a policy or profile is meant for.
 *
 * @param groupId set for {@link Target#GROUP} and {@link Target#EXCLUDED_GROUP} only
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget">deviceAndAppManagementAssignmentTarget</a>
 */
public record Assignment(Target target, @Nullable UUID groupId) {
    /** The derived types of the assignment target, told apart by {@code @odata.type}. */
    public enum Target {
        GROUP,
        /** Derives from the group target in Graph, and is not an inclusion. */
        EXCLUDED_GROUP,
        ALL_USERS,
        ALL_DEVICES,
        /** A Configuration Manager collection, or a type this version does not know. */
        OTHER
    }
}
