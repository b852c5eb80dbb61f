package fleetauditor.report;

import fleetauditor.model.Subject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of objects in Microsoft's admin centers. Microsoft documents the hosts, not the paths: these are the ones
 * the centers themselves show in the address bar. What has no such page that we know gets no link.
 *
 * @param entra the Entra admin center, for example {@code https://entra.microsoft.com}
 * @param intune the Intune admin center, for example {@code https://intune.microsoft.com}
 * @see <a href="https://learn.microsoft.com/intune/fundamentals/tutorial-walkthrough-endpoint-manager">Intune admin center</a>
 */
public record AdminCenters(String entra, String intune) {
    /** The public cloud. */
    public static final AdminCenters GLOBAL =
            new AdminCenters("https://entra.microsoft.com", "https://intune.microsoft.com");

    /** Microsoft's clouds for the government of the United States. */
    public static final AdminCenters US_GOVERNMENT =
            new AdminCenters("https://entra.microsoft.us", "https://intune.microsoft.us");

    /** A cloud whose centers we do not know: no object gets a link. */
    public static final AdminCenters UNKNOWN = new AdminCenters("", "");

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Where an admin finds the object; empty when there is no such page or the id is not a GUID. */
    public Optional<String> link(Subject subject) {
        if (equals(UNKNOWN) || !GUID.matcher(subject.id()).matches()) {
            return Optional.empty();
        }
        String page = switch (subject.kind()) {
            case USER -> entra + "/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/";
            case GROUP -> entra + "/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/";
            case ENTRA_DEVICE -> entra + "/#view/Microsoft_AAD_Devices/DeviceDetailsMenuBlade/~/Properties/objectId/";
            case SERVICE_PRINCIPAL -> entra + "/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/";
            case MANAGED_DEVICE ->
                intune + "/#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId/";
            case SKU, COMPLIANCE_POLICY, CONFIGURATION_PROFILE, CONNECTOR, PARTNER, TENANT, SERIAL_NUMBER -> "";
        };
        return page.isEmpty() ? Optional.empty() : Optional.of(page + subject.id());
    }
}
