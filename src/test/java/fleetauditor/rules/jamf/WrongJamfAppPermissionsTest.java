package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongJamfAppPermissionsTest {
    private static final String INTUNE = "Microsoft Intune API";
    private static final String GRAPH = "Microsoft Graph";
    private static final String UPDATE_DEVICE_ATTRIBUTES = "7b3c62c0-bbe4-4ceb-971b-ecc50a191b3e";
    private static final String MANAGE_PARTNER_COMPLIANCE = "3857e233-c379-404e-85e9-bdbf3a62b28f";
    private static final String APPLICATION_READ_ALL = "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30";
    private static final String USER_READ_ALL = "df021288-bdef-4463-88db-98f22de89214";
    private static final String DEFAULT_ACCESS = "00000000-0000-0000-0000-000000000000";

    private final RuleAssert rule = assertRule(new WrongJamfAppPermissions());

    @ParameterizedTest
    @ValueSource(strings = {UPDATE_DEVICE_ATTRIBUTES, MANAGE_PARTNER_COMPLIANCE})
    void passesAnAppThatHoldsTheOnePermissionOfItsConnection(String role) {
        rule.on(tenant().app("Jamf", a -> a.role(INTUNE, role))).passes().examines(1);
        rule.on(tenant().app("Jamf", a -> a.role(INTUNE, role).role(GRAPH, APPLICATION_READ_ALL)))
                .passes();
    }

    @Test
    void findsAnAppWithoutThePermission() {
        rule.on(tenant().app("JAMF Native macOS Connector", a -> a.role(GRAPH, USER_READ_ALL)))
                .finds("JAMF Native macOS Connector")
                .withCause("missing")
                .withSeverity(Severity.HIGH)
                .seeing("appId", Ids.appId("JAMF Native macOS Connector").toString())
                .seeing("appRoleAssignments", List.of("Microsoft Graph: " + USER_READ_ALL))
                .saying("lacks the Intune permission");
    }

    @Test
    void namesAPermissionAloneWhenGraphDoesNotSayWhoseItIs() {
        rule.on(tenant().app("Jamf", a -> a.role(null, USER_READ_ALL)))
                .finds("Jamf")
                .seeing("appRoleAssignments", List.of(USER_READ_ALL));
    }

    @Test
    void findsAnAppThatMayOnlyReadApplications() {
        rule.on(tenant().app("Jamf", a -> a.role(GRAPH, APPLICATION_READ_ALL)))
                .finds("Jamf")
                .withCause("missing");
    }

    @Test
    void findsAnAppWithMorePermissionsThanItNeeds() {
        rule.on(tenant().app(
                                "Jamf",
                                a -> a.role(INTUNE, UPDATE_DEVICE_ATTRIBUTES)
                                        .role(GRAPH, USER_READ_ALL)
                                        .role(GRAPH, APPLICATION_READ_ALL)))
                .finds("Jamf")
                .withCause("excess")
                .seeing(
                        "appRoleAssignments",
                        List.of(
                                "Microsoft Graph: Application.Read.All",
                                "Microsoft Graph: " + USER_READ_ALL,
                                "Microsoft Intune API: update_device_attributes"))
                .saying("more permissions");
    }

    @Test
    void findsAnAppThatHoldsThePermissionsOfBothConnections() {
        rule.on(tenant().app(
                                "Jamf",
                                a -> a.role(INTUNE, UPDATE_DEVICE_ATTRIBUTES).role(INTUNE, MANAGE_PARTNER_COMPLIANCE)))
                .finds("Jamf")
                .withCause("excess");
    }

    @Test
    void namesTheMissingPermissionBeforeTheExcess() {
        rule.on(tenant().app(
                                "Jamf",
                                a -> a.role(GRAPH, USER_READ_ALL).role(null, "62a82d76-70ea-41e2-9197-370581804d09")))
                .finds("Jamf")
                .withCause("missing");
    }

    @Test
    void knowsAPartnersAppUnderAnyName() {
        Tenant tenant = tenant().app("MacFleet Bridge", a -> a.role(GRAPH, USER_READ_ALL));
        rule.on(tenant).isNotApplicable();
        var found = rule.on(tenant.legacyPartner("Jamf", p -> p.singleTenantAppId = Ids.appId("MacFleet Bridge")))
                .finds("MacFleet Bridge")
                .seeing("isSingleTenantAppOfPartner", true);
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.GRAPH_FACT);
    }

    @Test
    void isAnInferenceWhereOnlyTheNamePointsToJamf() {
        var found =
                rule.on(tenant().app("Jamf", a -> a.role(GRAPH, USER_READ_ALL))).finds("Jamf");
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.INFERENCE);
    }

    @Test
    void passesAnAppWithoutAnyPermission() {
        rule.on(tenant().app("Jamf Pro single sign-on", a -> {})
                        .app("Jamf with default access", a -> a.role(GRAPH, DEFAULT_ACCESS)))
                .passes()
                .examines(2);
    }

    @Test
    void leavesOutAppsOfOthers() {
        rule.on(tenant().app("Backup", a -> a.role(GRAPH, USER_READ_ALL).role(INTUNE, UPDATE_DEVICE_ATTRIBUTES)))
                .isNotApplicable();
    }

    @Test
    void isNotApplicableToAnEmptyTenant() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"servicePrincipals", "appRoleAssignments", "deviceManagementPartners"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(tenant().app("Jamf", a -> {}).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }
}
