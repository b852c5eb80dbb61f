package fleetauditor.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenant itself.
 *
 * @param mobileDeviceManagementAuthority unknown, intune, sccm or office365; null when Graph did not say
 * @param onPremisesSyncEnabled null when directory sync was never on
 * @see <a href="https://learn.microsoft.com/graph/api/resources/organization">organization</a>
 */
public record Organization(
        UUID id,
        String displayName,
        @Nullable String mobileDeviceManagementAuthority,
        @Nullable Boolean onPremisesSyncEnabled,
        @Nullable Instant onPremisesLastSyncDateTime,
        List<Domain> verifiedDomains) {
    public Organization {
        verifiedDomains = List.copyOf(verifiedDomains);
    }

    /**
     * A domain whose names users can sign in with.
     *
     * @param type {@code Managed} or {@code Federated}; null when Graph did not say
     * @see <a href="https://learn.microsoft.com/graph/api/resources/verifieddomain">verifiedDomain</a>
     */
    public record Domain(
            String name,
            boolean isDefault,
            boolean isInitial,
            @Nullable String type) {}

    public Subject subject() {
        return new Subject(SubjectKind.TENANT, id.toString(), displayName);
    }
}
