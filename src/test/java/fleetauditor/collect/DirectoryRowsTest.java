package fleetauditor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.Organization;
import fleetauditor.model.Organization.Domain;
import fleetauditor.model.ServicePrincipal;
import fleetauditor.model.SignIn;
import fleetauditor.model.Sku;
import fleetauditor.model.Subscription;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import fleetauditor.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the objects of Entra ID are read, down to what Graph writes when there is nothing to say. */
class DirectoryRowsTest {
    private static final UUID ONE = UUID.fromString("11111111-1111-1111-1111-111111111111");
    private static final UUID TWO = UUID.fromString("22222222-2222-2222-2222-222222222222");
    private static final UUID THREE = UUID.fromString("33333333-3333-3333-3333-333333333333");
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";
    private static final Instant TIME = Instant.parse("2026-08-01T10:11:12Z");

    @RegisterExtension
    static final FakeTenant tenant = new FakeTenant();

    @Test
    void aUserWithLicenses() {
        tenant.rows("/v1.0/users", """
                {"id": "%s", "userPrincipalName": "ann@contoso.com", "displayName": "Ann", "mail": "ann@contoso.com",
                 "accountEnabled": true, "userType": "Member", "onPremisesSyncEnabled": true,
                 "createdDateTime": "2026-08-01T10:11:12Z", "usageLocation": "DE", "unknown": {"a": [1, {}]},
                 "assignedLicenses": [{"skuId": "%s", "disabledPlans": ["%s"]}, {"skuId": null}],
                 "assignedPlans": [
                    {"servicePlanId": "%s", "capabilityStatus": "Enabled", "service": "SCO"},
                    {"servicePlanId": "%s", "capabilityStatus": "FutureStatus"},
                    {"servicePlanId": "%s", "capabilityStatus": null}],
                 "licenseAssignmentStates": [
                    {"skuId": "%s", "state": "Active", "error": "None", "assignedByGroup": null},
                    {"skuId": "%s", "state": "Error", "error": "CountViolation", "assignedByGroup": "%s",
                     "disabledPlans": null}]}
                """.formatted(ONE, ONE, TWO, ONE, TWO, THREE, ONE, TWO, THREE));

        User user = tenant.only(Dataset.USERS);

        assertThat(user)
                .isEqualTo(new User(
                        ONE,
                        "ann@contoso.com",
                        "Ann",
                        "ann@contoso.com",
                        true,
                        "Member",
                        true,
                        TIME,
                        "DE",
                        new LicenseProfile(
                                List.of(new AssignedLicense(ONE, List.of(TWO))),
                                List.of(new AssignedPlan(ONE, "Enabled"), new AssignedPlan(TWO, "FutureStatus")),
                                List.of(
                                        new AssignmentState(ONE, List.of(), null, "Active", null),
                                        new AssignmentState(TWO, List.of(), THREE, "Error", "CountViolation")))));
    }

    @Test
    void aUserOfWhomGraphSaysNothing() {
        tenant.rows("/v1.0/users", """
                {"id": "%s", "userPrincipalName": "", "displayName": null, "mail": "  ", "accountEnabled": false,
                 "userType": null, "createdDateTime": "0001-01-01T00:00:00Z", "usageLocation": "",
                 "assignedLicenses": null, "assignedPlans": [], "licenseAssignmentStates": null}
                """.formatted(ONE));

        assertThat(tenant.only(Dataset.USERS))
                .as("named by the id, since reports need a name")
                .isEqualTo(
                        new User(ONE, ONE.toString(), null, null, false, null, null, null, null, LicenseProfile.EMPTY));
    }

    @Test
    void usersWithTheSameLicensesShareThem() {
        String licenses = "\"accountEnabled\":true,\"assignedLicenses\":[{\"skuId\":\"" + ONE + "\"}]}";
        tenant.rows("/v1.0/users", "{\"id\":\"" + ONE + "\"," + licenses, "{\"id\":\"" + TWO + "\"," + licenses);

        List<User> users = tenant.read(Dataset.USERS).rows();

        assertThat(users).hasSize(2);
        assertThat(users.get(0).licenses()).isSameAs(users.get(1).licenses());
    }

    @Test
    void usersWhoseAccountsAreHiddenAreDeniedRatherThanUnlicensed() {
        tenant.rows("/v1.0/users", "{\"id\":\"" + ONE + "\"}", "{\"id\":\"" + TWO + "\",\"accountEnabled\":null}");

        Table<User> users = tenant.read(Dataset.USERS);

        assertThat(users.state()).isEqualTo(State.DENIED);
        assertThat(users.rows()).isEmpty();
        assertThat(users.problem())
                .isEqualTo("GET /v1.0/users -> 200, but accountEnabled and the licenses are hidden from this app: it"
                        + " holds User.ReadBasic.All only. Grant the application permission User.Read.All (or"
                        + " Directory.Read.All) with admin consent.");
    }

    @Test
    void oneUserWithoutAnAccountStateIsNoReasonToDoubtTheOthers() {
        tenant.rows("/v1.0/users", "{\"id\":\"" + ONE + "\"}", "{\"id\":\"" + TWO + "\",\"accountEnabled\":true}");

        assertThat(tenant.read(Dataset.USERS))
                .matches(Table::isComplete)
                .matches(users -> users.rows().size() == 2);
    }

    @Test
    void aTenantWithoutUsersIsComplete() {
        assertThat(tenant.read(Dataset.USERS)).matches(Table::isComplete);
    }

    @Test
    void anEntraDeviceWithHardwareAndCertificate() {
        tenant.rows("/v1.0/devices", """
                {"id": "%s", "deviceId": "%s", "displayName": "PC-7", "accountEnabled": true,
                 "operatingSystem": "Windows", "operatingSystemVersion": "10.0.26100.1", "trustType": "ServerAd",
                 "isManaged": true, "isCompliant": false, "managementType": "MDM",
                 "approximateLastSignInDateTime": "2026-08-01T10:11:12Z",
                 "registrationDateTime": "2026-08-01T10:11:12.0000000Z", "createdDateTime": "2026-08-01T10:11:12Z",
                 "onPremisesLastSyncDateTime": "2026-08-01T10:11:12Z",
                 "alternativeSecurityIds": [{"type": 2, "identityProvider": null, "key": "%s"}],
                 "physicalIds": ["[GID]:g:1", "[HWID]:h:6825", "[ZTDID]:z"]}
                """.formatted(ONE, TWO, ThumbprintsTest.WIDE));

        assertThat(tenant.only(Dataset.ENTRA_DEVICES))
                .isEqualTo(new EntraDevice(
                        ONE,
                        TWO,
                        "PC-7",
                        true,
                        "Windows",
                        "10.0.26100.1",
                        "ServerAd",
                        true,
                        false,
                        "MDM",
                        TIME,
                        TIME,
                        TIME,
                        TIME,
                        true,
                        "h:6825",
                        true,
                        ThumbprintsTest.THUMBPRINT));
    }

    @ParameterizedTest
    @CsvSource({
        "'[HWID]:h:2,[HWID]:h:1', h:1",
        "'[HWID]:h:1,[HWID]:h:2', h:1",
        "'[HWID]:,[HWID]: ,[HWID]:h:2', h:2",
        "'[HWID]:', "
    })
    void theSmallestHardwareIdCountsAndABlankOneIsNone(String physicalIds, String hardwareId) {
        tenant.rows(
                "/v1.0/devices",
                "{\"id\":\"" + ONE + "\",\"physicalIds\":[\"" + physicalIds.replace(",", "\",\"") + "\"]}");

        assertThat(tenant.only(Dataset.ENTRA_DEVICES).hardwareId()).isEqualTo(hardwareId);
    }

    @Test
    void anEntraDeviceOfWhichGraphSaysNothing() {
        tenant.rows("/v1.0/devices", """
                {"id": "%s", "deviceId": "%s", "displayName": null, "accountEnabled": null, "trustType": "",
                 "isManaged": null, "isCompliant": null, "approximateLastSignInDateTime": null,
                 "registrationDateTime": "0001-01-01T00:00:00Z", "alternativeSecurityIds": [], "physicalIds": null}
                """.formatted(ONE, ZERO));

        EntraDevice device = tenant.only(Dataset.ENTRA_DEVICES);

        assertThat(device)
                .isEqualTo(new EntraDevice(
                        ONE, null, "", null, null, null, null, null, null, null, null, null, null, null, false, null,
                        false, null));
        assertThat(device.isEnabled()).isFalse();
    }

    @Test
    void aTrustTypeOfTomorrowIsKept() {
        tenant.rows("/v1.0/devices", "{\"id\":\"" + ONE + "\",\"trustType\":\"CloudPc\"}");

        assertThat(tenant.only(Dataset.ENTRA_DEVICES).trustType()).isEqualTo("CloudPc");
    }

    @Test
    void aProductWithItsPlans() {
        tenant.rows("/v1.0/subscribedSkus", """
                {"id": "tenant_sku", "skuId": "%s", "skuPartNumber": "SPE_E3", "capabilityStatus": "Warning",
                 "appliesTo": "User", "consumedUnits": 14,
                 "prepaidUnits": {"enabled": 25, "warning": 1, "suspended": 2, "lockedOut": 3},
                 "servicePlans": [
                    {"servicePlanId": "%s", "servicePlanName": "INTUNE_A", "provisioningStatus": "Success",
                     "appliesTo": "User"},
                    {"servicePlanId": null, "servicePlanName": "NOTHING"}]}
                """.formatted(ONE, TWO));

        assertThat(tenant.only(Dataset.SUBSCRIBED_SKUS))
                .isEqualTo(new Sku(
                        ONE,
                        "SPE_E3",
                        "Warning",
                        "User",
                        14,
                        new Sku.Units(25, 1, 2, 3),
                        List.of(new Sku.ServicePlan(TWO, "INTUNE_A", "Success", "User"))));
    }

    @Test
    void aProductOfWhichGraphSaysNothing() {
        tenant.rows("/v1.0/subscribedSkus", "{\"skuId\":\"" + ONE + "\",\"prepaidUnits\":null}");

        assertThat(tenant.only(Dataset.SUBSCRIBED_SKUS))
                .isEqualTo(new Sku(ONE, ONE.toString(), "", "", 0, new Sku.Units(0, 0, 0, 0), List.of()));
    }

    @Test
    void aSubscriptionWithAndWithoutAnEnd() {
        tenant.rows(
                "/v1.0/directory/subscriptions",
                "{\"id\":\"s-1\",\"skuId\":\"" + ONE + "\",\"skuPartNumber\":\"SPE_E3\",\"status\":\"Enabled\","
                        + "\"nextLifecycleDateTime\":\"2026-08-01T10:11:12Z\",\"totalLicenses\":25,\"isTrial\":true}",
                "{\"id\":\"s-2\",\"skuId\":\"" + TWO + "\",\"nextLifecycleDateTime\":\"0001-01-01T00:00:00Z\"}",
                "{\"id\":\"of no product\",\"skuId\":null,\"status\":\"Enabled\"}");

        assertThat(tenant.read(Dataset.DIRECTORY_SUBSCRIPTIONS).rows())
                .containsExactly(
                        new Subscription("s-1", ONE, "SPE_E3", "Enabled", TIME, 25, true),
                        new Subscription("s-2", TWO, "", "", null, 0, false));
    }

    @Test
    void aGroupThatHandsOutLicenses() {
        tenant.rows(
                "/v1.0/groups",
                "{\"id\":\"" + ONE + "\",\"displayName\":\"Sales\",\"assignedLicenses\":[{\"skuId\":\"" + TWO
                        + "\",\"disabledPlans\":[\"" + THREE + "\"]}]}",
                "{\"id\":\"" + TWO + "\",\"displayName\":\" \"}");

        assertThat(tenant.read(Dataset.GROUPS).rows())
                .containsExactly(
                        new Group(ONE, "Sales", List.of(new AssignedLicense(TWO, List.of(THREE)))),
                        new Group(TWO, TWO.toString(), List.of()));
    }

    @Test
    void theTenantItself() {
        tenant.rows("/v1.0/organization", """
                {"id": "%s", "displayName": "Contoso", "mobileDeviceManagementAuthority": "intune",
                 "onPremisesSyncEnabled": true, "onPremisesLastSyncDateTime": "2026-08-01T10:11:12Z",
                 "verifiedDomains": [
                    {"name": "contoso.com", "isDefault": true, "isInitial": false, "type": "Federated"},
                    {"name": "contoso.onmicrosoft.com", "isInitial": true},
                    {"name": null}]}
                """.formatted(ONE));

        assertThat(tenant.only(Dataset.ORGANIZATION))
                .isEqualTo(new Organization(
                        ONE,
                        "Contoso",
                        "intune",
                        true,
                        TIME,
                        List.of(
                                new Domain("contoso.com", true, false, "Federated"),
                                new Domain("contoso.onmicrosoft.com", false, true, null))));
    }

    @Test
    void aTenantOfWhichGraphSaysNothing() {
        tenant.rows("/v1.0/organization", "{\"id\":\"" + ONE + "\",\"mobileDeviceManagementAuthority\":null}");

        assertThat(tenant.only(Dataset.ORGANIZATION)).isEqualTo(new Organization(ONE, "", null, null, null, List.of()));
    }

    @Test
    void signInsWithAndWithoutADevice() {
        tenant.rows("/v1.0/auditLogs/signIns", """
                {"id": "s-1", "createdDateTime": "2026-08-01T10:11:12Z", "userId": "%s", "appId": "app",
                 "deviceDetail": {"displayName": "PC", "deviceId": "%s"},
                 "status": {"failureReason": null, "errorCode": 50155}}
                """.formatted(ONE, TWO), """
                {"id": "s-2", "createdDateTime": "2026-08-01T10:11:12Z", "userId": "", "appId": null,
                 "deviceDetail": {"deviceId": ""}, "status": {"errorCode": 0}}
                """, """
                {"id": "s-3", "createdDateTime": "2026-08-01T10:11:12Z", "deviceDetail": null, "status": {}}
                """);

        assertThat(tenant.read(Dataset.SIGN_INS).rows())
                .containsExactly(
                        new SignIn("s-1", TIME, ONE, "app", TWO, 50155),
                        new SignIn("s-2", TIME, null, "", null, 0),
                        new SignIn("s-3", TIME, null, "", null, -1));
    }

    @Test
    void aSignInWithoutAStatusIsNotTakenForASuccess() {
        tenant.rows(
                "/v1.0/auditLogs/signIns",
                "{\"id\":\"s-1\",\"createdDateTime\":\"2026-08-01T10:11:12Z\",\"userId\":\"" + ONE + "\"}",
                "{\"id\":\"s-2\",\"createdDateTime\":\"2026-08-01T10:11:12Z\",\"userId\":\"" + ONE
                        + "\",\"status\":null}");

        assertThat(tenant.read(Dataset.SIGN_INS).rows()).hasSize(2).noneMatch(signIn -> signIn.errorCode() == 0);
    }

    @Test
    void aSignInWithoutATimeMakesTheLogAGap() {
        tenant.rows("/v1.0/auditLogs/signIns", "{\"id\":\"s-1\",\"userId\":\"" + ONE + "\"}");

        Table<SignIn> signIns = tenant.read(Dataset.SIGN_INS);

        assertThat(signIns.state()).isEqualTo(State.FAILED);
        assertThat(signIns.problem())
                .startsWith("GET /v1.0/auditLogs/signIns -> ")
                .contains("'createdDateTime'");
    }

    @Test
    void appsWithAndWithoutAName() {
        tenant.rows(
                "/v1.0/servicePrincipals",
                "{\"id\":\"" + ONE + "\",\"appId\":\"" + TWO
                        + "\",\"displayName\":\"Jamf Pro\",\"accountEnabled\":true}",
                "{\"id\":\"" + TWO + "\",\"appId\":\"" + THREE + "\",\"displayName\":null}",
                "{\"id\":\"" + THREE + "\",\"appId\":null,\"displayName\":\"Old\"}");

        assertThat(tenant.read(Dataset.SERVICE_PRINCIPALS).rows())
                .containsExactly(
                        new ServicePrincipal(ONE, TWO, "Jamf Pro", true),
                        new ServicePrincipal(TWO, THREE, TWO.toString(), null),
                        new ServicePrincipal(THREE, null, "Old", null));
    }

    @Test
    void membersOfGroupsByKindAndGroupsThatAreGone() {
        String target = "{\"target\":{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"";
        tenant.rows(
                        "/v1.0/deviceManagement/deviceCompliancePolicies",
                        "{\"id\":\"" + ONE + "\",\"assignments\":[" + target + ONE + "\"}}," + target + TWO + "\"}},"
                                + target + THREE + "\"}}]}")
                .batch(
                        "v1.0",
                        "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + ONE + "\"},"
                                + "{\"@odata.type\":\"microsoft.graph.device\",\"id\":\"" + TWO + "\"},"
                                + "{\"@odata.type\":\"#microsoft.graph.servicePrincipal\",\"id\":\"" + THREE + "\"},"
                                + "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + ONE + "\"}",
                        "404",
                        "");

        Table<GroupMembers> members = tenant.read(Dataset.GROUP_MEMBERS);

        assertThat(members.isComplete()).as("a group that is gone is no gap").isTrue();
        assertThat(members.rows())
                .containsExactly(
                        new GroupMembers(ONE, Set.of(ONE), Set.of(TWO)), new GroupMembers(THREE, Set.of(), Set.of()));
    }

    @Test
    void aGroupThatMayNotBeReadIsAGap() {
        String target = "{\"target\":{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"";
        tenant.rows(
                        "/v1.0/deviceManagement/deviceCompliancePolicies",
                        "{\"id\":\"" + ONE + "\",\"assignments\":[" + target + ONE + "\"}}," + target + TWO + "\"}}]}")
                .batch("v1.0", "", "403");

        Table<GroupMembers> members = tenant.read(Dataset.GROUP_MEMBERS);

        assertThat(members.state()).isEqualTo(State.PARTIAL);
        assertThat(members.rows()).extracting(GroupMembers::groupId).containsExactly(ONE);
        assertThat(members.problem())
                .contains("/v1.0/groups/" + TWO + "/transitiveMembers -> 403", "GroupMember.Read.All");
    }
}
