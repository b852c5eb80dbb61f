package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interactive sign-in to Windows.
 *
 * @param deviceId joins to {@link EntraDevice#deviceId()}; null for an unregistered device
 * @param errorCode 0 for success
 * @see <a href="https://learn.microsoft.com/graph/api/resources/signin">signIn</a>
 */
public record SignIn(
        String id,
        Instant createdDateTime,
        @Nullable UUID userId,
        String appId,
        @Nullable UUID deviceId,
        int errorCode) {
    /** The application id of "Windows Sign In". */
    public static final String WINDOWS_SIGN_IN = "38aa3b87-a06d-4817-b275-7a316988d93b";

    /** A successful sign-in to Windows itself. */
    public boolean isSuccessfulWindowsSignIn() {
        return errorCode == 0 && appId.equalsIgnoreCase(WINDOWS_SIGN_IN);
    }
}
