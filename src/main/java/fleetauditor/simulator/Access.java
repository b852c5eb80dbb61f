package fleetauditor.simulator;

import java.util.Collections;
import java.util.Set;

/**
 * Who may read what: the application permissions of which one is enough.
 *
 * @see <a href="https://learn.microsoft.com/graph/permissions-reference">Microsoft Graph permissions reference</a>
 */
enum Access {
    USERS("User.Read.All", "User.ReadWrite.All", "Directory.Read.All"),
    SUBSCRIBED_SKUS("LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All"),
    SUBSCRIPTIONS("Organization.Read.All", "Directory.Read.All"),
    GROUPS("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"),
    DEVICES("Device.Read.All", "Device.ReadWrite.All", "Directory.Read.All"),
    APPLICATIONS("Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All"),
    ORGANIZATION(
            "Organization.Read.All",
            "User.Read.All",
            "Directory.Read.All",
            "DeviceManagementServiceConfig.Read.All",
            "DeviceManagementConfiguration.Read.All"),
    SIGN_INS("AuditLog.Read.All"),
    POLICIES("Policy.Read.All"),
    INTUNE_ROOT(
            "DeviceManagementServiceConfig.Read.All",
            "DeviceManagementConfiguration.Read.All",
            "DeviceManagementManagedDevices.Read.All"),
    INTUNE_DEVICES("DeviceManagementManagedDevices.Read.All", "DeviceManagementManagedDevices.ReadWrite.All"),
    INTUNE_CONFIGURATION("DeviceManagementConfiguration.Read.All", "DeviceManagementConfiguration.ReadWrite.All"),
    INTUNE_PARTNERS(
            "DeviceManagementServiceConfig.Read.All",
            "DeviceManagementServiceConfig.ReadWrite.All",
            "DeviceManagementConfiguration.Read.All",
            "DeviceManagementConfiguration.ReadWrite.All");

    @SuppressWarnings("ImmutableEnumChecker") // made by of(), never changed
    private final Set<String> enough;

    Access(String... enough) {
        this.enough = Set.of(enough);
    }

    boolean isGranted(Set<String> permissions) {
        return !Collections.disjoint(enough, permissions);
    }

    /** @throws GraphRefusal 403 without one of them */
    void demand(Set<String> permissions) {
        if (!isGranted(permissions)) {
            throw GraphRefusal.denied();
        }
    }
}
