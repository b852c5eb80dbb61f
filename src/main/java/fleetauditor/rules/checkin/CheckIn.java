package fleetauditor.rules.checkin;

import fleetauditor.model.ManagedDevice;
import java.util.Locale;

/**
 * Which managed devices are to contact Intune by themselves.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice">managedDevice:
 *     managementAgent, managementState</a>
 */
final class CheckIn {
    private CheckIn() {}

    /** False for devices that others report to Intune: Jamf, Exchange, Defender, Configuration Manager alone. */
    static boolean isExpected(ManagedDevice device) {
        return !device.hasAgent("jamf", "eas", "msSense", "configurationManagerClient");
    }

    /** Whether a retire, wipe or delete is under way: the device may never come back, and that is meant. */
    static boolean isLeaving(ManagedDevice device) {
        String state = device.managementState();
        return state != null
                && switch (state.toLowerCase(Locale.ROOT)) {
                    case "retirepending", "retireissued", "wipepending", "wipeissued", "deletepending" -> true;
                    default -> false;
                };
    }
}
