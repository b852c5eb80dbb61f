package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user that Intune saw logged on to a managed device. Reliable for Windows only.
 *
 * @param lastLogOnDateTime null when unknown
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-devices-loggedonuser">loggedOnUser (beta)</a>
 */
public record LoggedOnUser(
        UUID managedDeviceId, UUID userId, @Nullable Instant lastLogOnDateTime) {}
