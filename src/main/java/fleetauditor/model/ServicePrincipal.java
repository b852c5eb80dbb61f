package fleetauditor.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An app in the tenant.
 *
 * @param appId the application it belongs to; null when unknown
 * @see <a href="https://learn.microsoft.com/graph/api/resources/serviceprincipal">servicePrincipal</a>
 */
public record ServicePrincipal(
        UUID id,
        @Nullable UUID appId,
        String displayName,
        @Nullable Boolean accountEnabled) {
    public Subject subject() {
        return new Subject(SubjectKind.SERVICE_PRINCIPAL, id.toString(), displayName);
    }
}
