package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Apps and the permissions they hold.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/serviceprincipal">servicePrincipal</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/approleassignment">appRoleAssignment</a>
 */
final class AppRows {
    static final Season REGISTRATION_APP_MISSING = Season.fixedOn(4);

    private static final Season TOO_MANY_ROLES = Season.fixedOn(8);
    private static final String GRAPH = "Microsoft Graph";
    private static final String INTUNE = "Microsoft Intune API";
    private static final String UPDATE_ATTRIBUTES = "7b3c62c0-bbe4-4ceb-971b-ecc50a191b3e";
    private static final String PARTNER_COMPLIANCE = "3857e233-c379-404e-85e9-bdbf3a62b28f";
    private static final String APPLICATION_READ = "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30";
    private static final String USER_READ = "df021288-bdef-4463-88db-98f22de89214";
    private static final String[] ORDINARY = {
        "Contoso Expenses",
        "Contoso Intranet",
        "Contoso Time Sheets",
        "Backup for Microsoft 365",
        "Printer Portal",
        "Travel Desk",
        "Visitor Registration"
    };

    private final Tenant tenant;
    private final List<Row> apps = new ArrayList<>();
    private final List<Row> roles = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();

    AppRows(Tenant tenant) {
        this.tenant = tenant;
        app(GRAPH, "00000003-0000-0000-c000-000000000000");
        app(INTUNE, "c161e42e-d4df-4a3d-9b42-e7a3c31f59d4");
        Row connector = app(
                "Jamf Native macOS Connector",
                PartnerRows.jamfAppId(tenant.seed()).toString());
        role(connector, INTUNE, UPDATE_ATTRIBUTES);
        if (TOO_MANY_ROLES.isOn(tenant.plan().night())) {
            role(connector, GRAPH, USER_READ);
            planted.add(new Planted(
                    "JMF-006",
                    SubjectKind.SERVICE_PRINCIPAL,
                    connector.text("id"),
                    connector.text("displayName"),
                    "excess"));
        }
        Row compliance = app("Jamf Device Compliance");
        role(compliance, INTUNE, PARTNER_COMPLIANCE);
        role(compliance, GRAPH, APPLICATION_READ); // reading applications is allowed
        app("Jamf Pro single sign-on"); // holds nothing
        app("Cloud Connector for Device Compliance");
        if (!REGISTRATION_APP_MISSING.isOn(tenant.plan().night())) {
            app("User registration app for Device Compliance");
        }
        for (String name : ORDINARY) {
            app(name);
        }
        role(named("Backup for Microsoft 365"), GRAPH, USER_READ);
    }

    RowSource apps() {
        return RowSource.of(apps);
    }

    /** What an app holds. */
    RowSource held(String principalId) {
        return assignments("principalId", principalId);
    }

    /** Who holds roles of an app. */
    RowSource granted(String resourceId) {
        return assignments("resourceId", resourceId);
    }

    List<Planted> planted() {
        return planted;
    }

    private RowSource assignments(String side, String id) {
        if (apps.stream().noneMatch(app -> app.text("id").equalsIgnoreCase(id))) {
            throw GraphRefusal.notFound(id);
        }
        return RowSource.of(roles.stream()
                .filter(role -> role.text(side).equalsIgnoreCase(id))
                .toList());
    }

    private Row app(String name) {
        return app(name, tenant.seed().guid("appId", name.hashCode(), 0).toString());
    }

    private Row app(String name, String appId) {
        Row app = new Row("servicePrincipal")
                .with("id", objectId(name).toString())
                .with("appId", appId)
                .with("displayName", name)
                .with("appDisplayName", name)
                .with("accountEnabled", true)
                .with("servicePrincipalType", "Application")
                .with("signInAudience", "AzureADMyOrg")
                .with("appOwnerOrganizationId", tenant.tenantId())
                .with("appRoles", List.of())
                .with("tags", List.of())
                .with("passwordCredentials", List.of())
                .with("keyCredentials", List.of())
                .with("servicePrincipalNames", List.of(appId));
        apps.add(app);
        return app;
    }

    private Row named(String name) {
        return apps.stream()
                .filter(app -> app.text("displayName").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void role(Row app, String resource, String appRoleId) {
        UUID id = tenant.seed().guid("role", roles.size(), 0);
        roles.add(new Row("appRoleAssignment")
                .with("id", id.toString().replace("-", ""))
                .with("createdDateTime", tenant.clock().since(300))
                .with("appRoleId", appRoleId)
                .with("principalDisplayName", app.text("displayName"))
                .with("principalId", app.text("id"))
                .with("principalType", "ServicePrincipal")
                .with("resourceDisplayName", resource)
                .with("resourceId", objectId(resource).toString()));
    }

    private UUID objectId(String name) {
        return tenant.seed().guid("servicePrincipal", name.hashCode(), 0);
    }
}
