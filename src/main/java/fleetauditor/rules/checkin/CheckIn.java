package fleetauditor.rules.checkin;

import fleetauditor.model.ManagedDevice;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Which managed devices are expected to check in with Intune by themselves. */
public final class CheckIn {
    private static final Set<String> LEAVING =
            Set.of("retirepending", "retireissued", "wipepending", "wipeissued", "deletepending");

    private CheckIn() {}

    /** Not a record of another service: Jamf, Exchange, Defender, or Configuration Manager alone. */
    public static boolean isExpected(ManagedDevice device) {
        return !device.hasAgent("jamf", "eas", "msSense", "configurationManagerClient");
    }

    /** Whether a retire, wipe or delete is on its way. */
    public static boolean isLeaving(ManagedDevice device) {
        return LEAVING.contains(
                Objects.requireNonNullElse(device.managementState(), "").toLowerCase(Locale.ROOT));
    }
}
