package fleetauditor.model;

import java.util.List;
import java.util.Optional;

/**
 * A named part of the snapshot: one Graph collection, or a few that are read together.
 *
 * @param name the fixed name in the report, for example {@code managedDevices}
 * @param rowType what one row is
 * @param path where it is read from, without host; for humans and for the permissions page
 * @param permissions application permissions that open it, the least one first; any of them is enough
 * @param reason why an audit needs it, as the end of the sentence "Fleet Auditor reads this for ..."
 * @see <a href="https://learn.microsoft.com/graph/permissions-reference">Microsoft Graph permissions reference</a>
 */
public record Dataset<T>(String name, Class<T> rowType, String path, List<String> permissions, String reason) {
    public static final Dataset<User> USERS = of(
            "users",
            User.class,
            "/v1.0/users",
            List.of("User.Read.All", "Directory.Read.All"),
            "people, their state and the licenses they hold");
    public static final Dataset<Sku> SUBSCRIBED_SKUS = of(
            "subscribedSkus",
            Sku.class,
            "/v1.0/subscribedSkus",
            List.of("LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All"),
            "the products the tenant owns and which of them contain Intune");
    public static final Dataset<Subscription> DIRECTORY_SUBSCRIPTIONS = of(
            "directorySubscriptions",
            Subscription.class,
            "/v1.0/directory/subscriptions",
            List.of("Organization.Read.All", "Directory.Read.All"),
            "when each subscription ends");
    public static final Dataset<Group> GROUPS = of(
            "groups",
            Group.class,
            "/v1.0/groups",
            List.of("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"),
            "the groups that hand out licenses");
    public static final Dataset<GroupMembers> GROUP_MEMBERS = of(
            "groupMembers",
            GroupMembers.class,
            "/v1.0/groups/{id}/transitiveMembers",
            List.of("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"),
            "who is in the groups that policies and profiles are assigned to");
    public static final Dataset<EntraDevice> ENTRA_DEVICES = of(
            "entraDevices",
            EntraDevice.class,
            "/v1.0/devices",
            List.of("Device.Read.All", "Directory.Read.All"),
            "the device objects of Entra ID");
    public static final Dataset<ManagedDevice> MANAGED_DEVICES = of(
            "managedDevices",
            ManagedDevice.class,
            "/v1.0/deviceManagement/managedDevices",
            List.of("DeviceManagementManagedDevices.Read.All"),
            "the devices that Intune manages, their compliance and last sync");
    public static final Dataset<LoggedOnUser> USERS_LOGGED_ON = of(
            "usersLoggedOn",
            LoggedOnUser.class,
            "/beta/deviceManagement/managedDevices",
            List.of("DeviceManagementManagedDevices.Read.All"),
            "who was last logged on to each managed PC");
    public static final Dataset<SignIn> SIGN_INS = of(
            "signIns",
            SignIn.class,
            "/v1.0/auditLogs/signIns",
            List.of("AuditLog.Read.All"),
            "who signed in to Windows on which PC (needs Entra ID P1 or P2)");
    public static final Dataset<Organization> ORGANIZATION = of(
            "organization",
            Organization.class,
            "/v1.0/organization",
            List.of(
                    "DeviceManagementServiceConfig.Read.All",
                    "DeviceManagementConfiguration.Read.All",
                    "Organization.Read.All",
                    "User.Read.All",
                    "Directory.Read.All"),
            "the tenant's name, verified domains, directory sync and MDM authority");
    public static final Dataset<IntuneTenant> DEVICE_MANAGEMENT = of(
            "deviceManagement",
            IntuneTenant.class,
            "/v1.0/deviceManagement",
            List.of(
                    "DeviceManagementServiceConfig.Read.All",
                    "DeviceManagementConfiguration.Read.All",
                    "DeviceManagementManagedDevices.Read.All"),
            "the state of the Intune subscription and its compliance defaults");
    public static final Dataset<Partner> DEVICE_MANAGEMENT_PARTNERS = of(
            "deviceManagementPartners",
            Partner.class,
            "/v1.0/deviceManagement/deviceManagementPartners",
            List.of("DeviceManagementServiceConfig.Read.All", "DeviceManagementConfiguration.Read.All"),
            "the old Jamf connection");
    public static final Dataset<Partner> COMPLIANCE_MANAGEMENT_PARTNERS = of(
            "complianceManagementPartners",
            Partner.class,
            "/v1.0/deviceManagement/complianceManagementPartners",
            List.of("DeviceManagementServiceConfig.Read.All", "DeviceManagementConfiguration.Read.All"),
            "today's Jamf Device Compliance connection");
    public static final Dataset<CompliancePolicy> COMPLIANCE_POLICIES = of(
            "compliancePolicies",
            CompliancePolicy.class,
            "/v1.0/deviceManagement/deviceCompliancePolicies",
            List.of("DeviceManagementConfiguration.Read.All"),
            "compliance policies and whom they are assigned to");
    public static final Dataset<ConditionalAccessPolicy> CONDITIONAL_ACCESS_POLICIES = of(
            "conditionalAccessPolicies",
            ConditionalAccessPolicy.class,
            "/v1.0/identity/conditionalAccess/policies",
            List.of("Policy.Read.All"),
            "which sign-ins demand a compliant device");
    public static final Dataset<EnrollmentEvent> ENROLLMENT_EVENTS = of(
            "enrollmentEvents",
            EnrollmentEvent.class,
            "/v1.0/deviceManagement/troubleshootingEvents",
            List.of("DeviceManagementManagedDevices.Read.All"),
            "enrollments that failed");
    public static final Dataset<ServicePrincipal> SERVICE_PRINCIPALS = of(
            "servicePrincipals",
            ServicePrincipal.class,
            "/v1.0/servicePrincipals",
            List.of("Application.Read.All", "Directory.Read.All"),
            "the apps that Jamf uses");
    public static final Dataset<AppRoleAssignment> APP_ROLE_ASSIGNMENTS = of(
            "appRoleAssignments",
            AppRoleAssignment.class,
            "/v1.0/servicePrincipals/{id}/appRoleAssignments",
            List.of("Application.Read.All", "Directory.Read.All"),
            "the permissions those apps hold");
    public static final Dataset<DeviceConfiguration> DEVICE_CONFIGURATIONS = of(
            "deviceConfigurations",
            DeviceConfiguration.class,
            "/beta/deviceManagement/deviceConfigurations",
            List.of("DeviceManagementConfiguration.Read.All"),
            "PKCS and trusted root certificate profiles and whom they are assigned to");
    public static final Dataset<CertificateState> CERTIFICATE_STATES = of(
            "certificateStates",
            CertificateState.class,
            "/beta/deviceManagement/deviceConfigurations/{id}/{type}/managedDeviceCertificateStates",
            List.of("DeviceManagementConfiguration.Read.All"),
            "which PKCS certificates were issued, are pending or failed");
    public static final Dataset<Connector> CERTIFICATE_CONNECTORS = of(
            "certificateConnectors",
            Connector.class,
            "/beta/deviceManagement/ndesConnectors, /beta/deviceManagement/certificateConnectorDetails",
            List.of("DeviceManagementConfiguration.Read.All"),
            "whether the certificate connectors are in contact");

    /** Every dataset, in the order of the report. */
    public static final List<Dataset<?>> ALL = List.of(
            USERS,
            SUBSCRIBED_SKUS,
            DIRECTORY_SUBSCRIPTIONS,
            GROUPS,
            GROUP_MEMBERS,
            ENTRA_DEVICES,
            MANAGED_DEVICES,
            USERS_LOGGED_ON,
            SIGN_INS,
            ORGANIZATION,
            DEVICE_MANAGEMENT,
            DEVICE_MANAGEMENT_PARTNERS,
            COMPLIANCE_MANAGEMENT_PARTNERS,
            COMPLIANCE_POLICIES,
            CONDITIONAL_ACCESS_POLICIES,
            ENROLLMENT_EVENTS,
            SERVICE_PRINCIPALS,
            APP_ROLE_ASSIGNMENTS,
            DEVICE_CONFIGURATIONS,
            CERTIFICATE_STATES,
            CERTIFICATE_CONNECTORS);

    public Dataset {
        permissions = List.copyOf(permissions);
    }

    /** The dataset with this report name, or empty when there is none. */
    public static Optional<Dataset<?>> named(String name) {
        return ALL.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    private static <T> Dataset<T> of(
            String name, Class<T> rowType, String path, List<String> permissions, String reason) {
        return new Dataset<>(name, rowType, path, permissions, reason);
    }

    /** The permission to grant when none is there. */
    public String leastPermission() {
        return permissions.get(0);
    }

    @Override
    public String toString() {
        return name;
    }
}
