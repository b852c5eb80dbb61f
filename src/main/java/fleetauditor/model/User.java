package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user of the tenant, guests included.
 *
 * @param accountEnabled null when Graph did not say
 * @param userType {@code Member} or {@code Guest}; null is possible
 * @param onPremisesSyncEnabled null for a user who never came from on-premises
 * @param mail null when the user has no mail address
 * @see <a href="https://learn.microsoft.com/graph/api/resources/user">user</a>
 */
public record User(
        UUID id,
        String userPrincipalName,
        @Nullable String displayName,
        @Nullable String mail,
        @Nullable Boolean accountEnabled,
        @Nullable String userType,
        @Nullable Boolean onPremisesSyncEnabled,
        @Nullable Instant createdDateTime,
        @Nullable String usageLocation,
        LicenseProfile licenses) {

    /** True only when Graph says so. */
    public boolean isEnabled() {
        return Boolean.TRUE.equals(accountEnabled);
    }

    /** True only when Graph says so: unknown is not disabled. */
    public boolean isDisabled() {
        return Boolean.FALSE.equals(accountEnabled);
    }

    public Subject subject() {
        return new Subject(SubjectKind.USER, id.toString(), userPrincipalName);
    }
}
