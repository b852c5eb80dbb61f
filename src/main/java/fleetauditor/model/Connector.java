package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate connector on a server of the organization.
 *
 * @param state none, active or inactive; null for {@link Kind#CERTIFICATE}, which has no such property
 * @param lastContactDateTime lastConnectionDateTime or lastCheckinDateTime; null when unknown
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-ndesconnector">ndesConnector (beta)</a>
 */
public record Connector(
        UUID id,
        Kind kind,
        String displayName,
        @Nullable String machineName,
        @Nullable String state,
        @Nullable Instant lastContactDateTime) {
    /** The two collections connectors come from. */
    public enum Kind {
        NDES,
        CERTIFICATE
    }

    public Subject subject() {
        return new Subject(SubjectKind.CONNECTOR, id.toString(), displayName);
    }
}
