package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tenant itself: directory sync, Intune's own state, Conditional Access.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/organization">organization</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy">conditionalAccessPolicy</a>
 */
final class TenantRows {
    /** Nights in which directory sync stands still, with the hours it has. */
    private static final Map<Integer, Integer> SYNC_STALLED = Map.of(0, 5, 6, 5, 7, 29, 20, 4, 28, 5, 29, 29);

    private static final Season INTUNE_UNPAID = Season.fixedOn(3);
    private static final Season INSECURE_DEFAULT = Season.fixedOn(5);
    private static final Season REPORT_ONLY = Season.fixedOn(9);

    private final Tenant tenant;
    private final List<Planted> planted = new ArrayList<>();
    private final Row organization;
    private final Row deviceManagement;
    private final List<Row> policies;

    TenantRows(Tenant tenant) {
        this.tenant = tenant;
        this.organization = makeOrganization();
        this.deviceManagement = makeDeviceManagement();
        this.policies = makePolicies();
    }

    RowSource organization() {
        return RowSource.of(List.of(organization));
    }

    /** A singleton. */
    Row deviceManagement() {
        return deviceManagement;
    }

    RowSource conditionalAccess() {
        return RowSource.of(policies);
    }

    List<Planted> planted() {
        return planted;
    }

    private Row makeOrganization() {
        int stalled = SYNC_STALLED.getOrDefault(tenant.plan().night(), 0);
        if (stalled > 0) {
            plant("HYB-004", "directory-sync-stalled");
        }
        Duration lastSync = Duration.ofHours(stalled).plusMinutes(25);
        return new Row("organization")
                .with("id", tenant.tenantId())
                .with("displayName", "Contoso Ltd")
                .with("tenantType", "AAD")
                .with("countryLetterCode", "GB")
                .with("createdDateTime", tenant.clock().since(2500))
                .with("mobileDeviceManagementAuthority", "intune")
                .with("onPremisesSyncEnabled", true)
                .with("onPremisesLastSyncDateTime", tenant.clock().ago(lastSync))
                .with("assignedPlans", List.of())
                .with("provisionedPlans", List.of())
                .with(
                        "verifiedDomains",
                        List.of(
                                domain(UserRows.DOMAIN, "Email", true, false),
                                domain("contoso.onmicrosoft.com", "Email, OfficeCommunicationsOnline", false, true)));
    }

    private static Row domain(String name, String capabilities, boolean isDefault, boolean isInitial) {
        return Row.part()
                .with("capabilities", capabilities)
                .with("isDefault", isDefault)
                .with("isInitial", isInitial)
                .with("name", name)
                .with("type", "Managed");
    }

    private Row makeDeviceManagement() {
        int night = tenant.plan().night();
        boolean unpaid = INTUNE_UNPAID.isOn(night);
        if (unpaid) {
            plant("TEN-001", "warning");
        }
        boolean insecure = INSECURE_DEFAULT.isOn(night);
        if (insecure) {
            plant("CMP-005", null);
        }
        return new Row("deviceManagement")
                .with("id", tenant.tenantId())
                .with("intuneAccountId", tenant.seed().guid("intuneAccount").toString())
                .with("subscriptionState", unpaid ? "warning" : "active")
                .with(
                        "settings",
                        Row.part()
                                .with("deviceComplianceCheckinThresholdDays", 30)
                                .with("isScheduledActionEnabled", true)
                                .with("secureByDefault", !insecure));
    }

    private List<Row> makePolicies() {
        boolean reportOnly = REPORT_ONLY.isOn(tenant.plan().night());
        if (reportOnly) {
            plant("CMP-006", "report-only");
        }
        return List.of(
                policy(0, "Block legacy authentication", "enabled", "block"),
                policy(1, "Require multifactor authentication for all users", "enabled", "mfa"),
                policy(
                        2,
                        "Require a compliant device",
                        reportOnly ? "enabledForReportingButNotEnforced" : "enabled",
                        "compliantDevice"),
                policy(3, "Require a compliant device (old)", "disabled", "compliantDevice"));
    }

    private Row policy(int number, String name, String state, String control) {
        Row users = Row.part()
                .with("includeUsers", List.of("All"))
                .with("excludeUsers", List.of())
                .with("includeGroups", List.of())
                .with("excludeGroups", List.of())
                .with("includeRoles", List.of())
                .with("excludeRoles", List.of())
                .with("includeGuestsOrExternalUsers", null)
                .with("excludeGuestsOrExternalUsers", null);
        Row applications = Row.part()
                .with("includeApplications", List.of("All"))
                .with("excludeApplications", List.of())
                .with("includeUserActions", List.of())
                .with("includeAuthenticationContextClassReferences", List.of())
                .with("applicationFilter", null);
        Row conditions = Row.part()
                .with("clientAppTypes", List.of("all"))
                .with("signInRiskLevels", List.of())
                .with("userRiskLevels", List.of())
                .with("servicePrincipalRiskLevels", List.of())
                .with("platforms", null)
                .with("locations", null)
                .with("devices", null)
                .with("clientApplications", null)
                .with("applications", applications)
                .with("users", users);
        return new Row("conditionalAccessPolicy")
                .with("id", tenant.seed().guid("conditionalAccess", number, 0).toString())
                .with("templateId", null)
                .with("displayName", name)
                .with("createdDateTime", tenant.clock().since(400))
                .with("modifiedDateTime", null)
                .with("state", state)
                .with("conditions", conditions)
                .with(
                        "grantControls",
                        Row.part()
                                .with("operator", "OR")
                                .with("builtInControls", List.of(control))
                                .with("customAuthenticationFactors", List.of())
                                .with("termsOfUse", List.of()))
                .with("sessionControls", null);
    }

    private void plant(String ruleId, @Nullable String cause) {
        planted.add(new Planted(ruleId, SubjectKind.TENANT, tenant.tenantId(), "Contoso Ltd", cause));
    }
}
