package fleetauditor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.AppRoleAssignment;
import fleetauditor.model.Assignment;
import fleetauditor.model.Assignment.Target;
import fleetauditor.model.CertificateState;
import fleetauditor.model.CompliancePolicy;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.ConditionalAccessPolicy.Narrowing;
import fleetauditor.model.Connector;
import fleetauditor.model.Connector.Kind;
import fleetauditor.model.Dataset;
import fleetauditor.model.DeviceConfiguration;
import fleetauditor.model.EnrollmentEvent;
import fleetauditor.model.IntuneTenant;
import fleetauditor.model.LoggedOnUser;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Partner;
import fleetauditor.model.Partner.Connection;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the objects of Intune and its neighbors are read. */
class IntuneRowsTest {
    private static final UUID ONE = UUID.fromString("11111111-1111-1111-1111-111111111111");
    private static final UUID TWO = UUID.fromString("22222222-2222-2222-2222-222222222222");
    private static final UUID THREE = UUID.fromString("33333333-3333-3333-3333-333333333333");
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";
    private static final Instant TIME = Instant.parse("2026-08-01T10:11:12Z");
    private static final String POLICIES = "/v1.0/deviceManagement/deviceCompliancePolicies";
    private static final String PROFILES = "/beta/deviceManagement/deviceConfigurations";

    @RegisterExtension
    static final FakeTenant tenant = new FakeTenant();

    @Test
    void aManagedDevice() {
        tenant.rows("/v1.0/deviceManagement/managedDevices", """
                {"id": "%s", "deviceName": "PC-7", "azureADDeviceId": "%s", "userId": "%s",
                 "userPrincipalName": "ann@contoso.com", "operatingSystem": "Windows", "osVersion": "10.0",
                 "complianceState": "stateOfTomorrow", "managementAgent": "mdm", "managementState": "managed",
                 "deviceEnrollmentType": "windowsAutoEnrollment", "deviceRegistrationState": "registered",
                 "azureADRegistered": true, "managedDeviceOwnerType": "company",
                 "enrolledDateTime": "2026-08-01T10:11:12Z", "lastSyncDateTime": "2026-08-01T10:11:12.000Z",
                 "managementCertificateExpirationDate": "2026-08-01T10:11:12Z",
                 "complianceGracePeriodExpirationDateTime": "9999-12-31T23:59:59.9999999Z",
                 "serialNumber": " SN 1 ", "manufacturer": "Contoso", "model": "One"}
                """.formatted(ONE, TWO, THREE));

        assertThat(tenant.only(Dataset.MANAGED_DEVICES))
                .isEqualTo(new ManagedDevice(
                        ONE,
                        "PC-7",
                        TWO,
                        THREE,
                        "ann@contoso.com",
                        "Windows",
                        "10.0",
                        "stateOfTomorrow",
                        "mdm",
                        "managed",
                        "windowsAutoEnrollment",
                        "registered",
                        true,
                        "company",
                        TIME,
                        TIME,
                        TIME,
                        Instant.parse("9999-12-31T23:59:59.999999900Z"),
                        " SN 1 ",
                        "Contoso",
                        "One"));
    }

    @Test
    void aManagedDeviceOfWhichGraphSaysNothing() {
        tenant.rows("/v1.0/deviceManagement/managedDevices", """
                {"id": "%s", "deviceName": null, "azureADDeviceId": "%s", "userId": "", "userPrincipalName": "",
                 "complianceState": null, "azureADRegistered": null, "enrolledDateTime": "0001-01-01T00:00:00Z",
                 "lastSyncDateTime": "0001-01-01T00:00:00Z", "managementCertificateExpirationDate": null,
                 "serialNumber": " "}
                """.formatted(ONE, ZERO));

        assertThat(tenant.only(Dataset.MANAGED_DEVICES))
                .isEqualTo(new ManagedDevice(
                        ONE, "", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null));
    }

    @Test
    void whoLoggedOnToWhichDeviceWhateverComesFirst() {
        tenant.rows(
                "/beta/deviceManagement/managedDevices",
                """
                {"usersLoggedOn": [{"userId": "%s", "lastLogOnDateTime": "2026-08-01T10:11:12Z"},
                                   {"lastLogOnDateTime": "0001-01-01T00:00:00Z", "userId": "%s"},
                                   {"userId": "", "lastLogOnDateTime": "2026-08-01T10:11:12Z"}],
                 "id": "%s"}
                """.formatted(ONE, TWO, THREE),
                "{\"id\":\"" + ONE + "\",\"usersLoggedOn\":[]}",
                "{\"id\":\"" + TWO + "\",\"usersLoggedOn\":null}");

        assertThat(tenant.read(Dataset.USERS_LOGGED_ON).rows())
                .containsExactly(new LoggedOnUser(THREE, ONE, TIME), new LoggedOnUser(THREE, TWO, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subscriptionState\":\"lockedOut\",\"settings\":{\"secureByDefault\":false}} | lockedOut | false",
                "{\"settings\":{\"deviceComplianceCheckinThresholdDays\":30,\"secureByDefault\":true}} | | true",
                "{\"subscriptionState\":\"active\",\"settings\":null} | active | ",
                "{} | | "
            })
    void intuneItself(String object, String subscriptionState, Boolean secureByDefault) {
        tenant.object("/v1.0/deviceManagement", object);

        assertThat(tenant.only(Dataset.DEVICE_MANAGEMENT))
                .isEqualTo(new IntuneTenant(subscriptionState, secureByDefault));
    }

    @Test
    void intuneThatIsNotThereIsAGapAndNotATenantWithoutFaults() {
        tenant.refusal("/v1.0/deviceManagement", 404, "ResourceNotFound");

        Table<IntuneTenant> intune = tenant.read(Dataset.DEVICE_MANAGEMENT);

        assertThat(intune.state()).isEqualTo(State.FAILED);
        assertThat(intune.problem()).startsWith("GET /v1.0/deviceManagement -> 404");
    }

    @Test
    void partnersOfBothConnections() {
        tenant.rows("/v1.0/deviceManagement/deviceManagementPartners", """
                {"id": "%s", "displayName": "Jamf", "partnerState": "unresponsive", "partnerAppType": "singleTenantApp",
                 "singleTenantAppId": "%s", "isConfigured": true, "lastHeartbeatDateTime": "2026-08-01T10:11:12Z",
                 "whenPartnerDevicesWillBeRemovedDateTime": "2026-08-01T10:11:12Z",
                 "whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime": "0001-01-01T00:00:00Z"}
                """.formatted(ONE, TWO))
                .rows(
                        "/v1.0/deviceManagement/complianceManagementPartners",
                        "{\"id\":\"" + THREE + "\",\"displayName\":null,\"lastHeartbeatDateTime\":\"\"}");

        assertThat(tenant.only(Dataset.DEVICE_MANAGEMENT_PARTNERS))
                .isEqualTo(new Partner(
                        ONE,
                        Connection.LEGACY,
                        "Jamf",
                        "unresponsive",
                        "singleTenantApp",
                        TWO,
                        true,
                        TIME,
                        TIME,
                        null));
        assertThat(tenant.only(Dataset.COMPLIANCE_MANAGEMENT_PARTNERS))
                .isEqualTo(new Partner(THREE, Connection.COMPLIANCE, "", null, null, null, null, null, null, null));
    }

    @Test
    void aCompliancePolicyAndWhomItIsMeantFor() {
        tenant.rows(POLICIES, """
                {"@odata.type": "#microsoft.graph.macOSCompliancePolicy", "id": "%s", "displayName": "Macs",
                 "assignments": [
                    {"id": "a", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "%s"}},
                    {"target": {"groupId": "%s",
                                "@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget"}},
                    {"target": {"@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget"}},
                    {"target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget", "groupId": "%s"}},
                    {"target": {"@odata.type": "#microsoft.graph.configurationManagerCollectionAssignmentTarget",
                                "collectionId": "c"}},
                    {"target": null}]}
                """.formatted(ONE, ONE, TWO, THREE));

        assertThat(tenant.only(Dataset.COMPLIANCE_POLICIES))
                .isEqualTo(new CompliancePolicy(
                        ONE,
                        "Macs",
                        "macOSCompliancePolicy",
                        List.of(
                                new Assignment(Target.GROUP, ONE),
                                new Assignment(Target.EXCLUDED_GROUP, TWO),
                                new Assignment(Target.ALL_USERS, null),
                                new Assignment(Target.ALL_DEVICES, null),
                                new Assignment(Target.OTHER, null))));
    }

    @ParameterizedTest
    @CsvSource({
        "#microsoft.graph.macOSCompliancePolicy, macOSCompliancePolicy",
        "microsoft.graph.macOSCompliancePolicy, macOSCompliancePolicy",
        "macOSCompliancePolicy, macOSCompliancePolicy",
        "'', ''",
        ", ''"
    })
    void theTypeOfAnObjectIsReadWithAndWithoutTheSign(String odataType, String name) {
        assertThat(Assignments.typeName(odataType)).isEqualTo(name);
    }

    @Test
    void aConditionalAccessPolicy() {
        tenant.rows(
                "/v1.0/identity/conditionalAccess/policies",
                """
                {"id": "%s", "displayName": "Compliant devices", "state": "enabledForReportingButNotEnforced",
                 "conditions": {
                    "platforms": {"includePlatforms": ["windows"], "excludePlatforms": ["iOS"]},
                    "users": {"includeUsers": ["All"], "excludeUsers": ["u"], "includeGroups": ["g"],
                              "excludeGroups": ["h"], "includeRoles": ["r"], "excludeRoles": ["s"],
                              "includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "internalGuest, b2bCollaborationGuest"},
                              "excludeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "serviceProvider"}},
                    "applications": {"includeApplications": ["All"]}},
                 "grantControls": {"operator": "OR", "builtInControls": ["mfa", "compliantDevice"],
                                   "authenticationStrength": null}}
                """.formatted(ONE),
                "{\"id\":\"" + TWO + "\",\"conditions\":null,\"grantControls\":null}");

        assertThat(tenant.read(Dataset.CONDITIONAL_ACCESS_POLICIES).rows())
                .containsExactly(
                        new ConditionalAccessPolicy(
                                ONE,
                                "Compliant devices",
                                "enabledForReportingButNotEnforced",
                                "OR",
                                List.of("mfa", "compliantDevice"),
                                List.of("All"),
                                List.of("u"),
                                List.of("g"),
                                List.of("h"),
                                List.of("r"),
                                List.of("windows"),
                                new Narrowing(
                                        List.of("s"),
                                        List.of("iOS"),
                                        List.of("internalGuest", "b2bCollaborationGuest"),
                                        List.of("serviceProvider"),
                                        false)),
                        new ConditionalAccessPolicy(
                                TWO,
                                TWO.toString(),
                                "",
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Narrowing.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"applications\": {\"includeApplications\": [\"All\"], \"excludeApplications\": [\"a\"]} | false",
                "\"applications\": {\"includeApplications\": [\"Office365\"]} | true",
                "\"applications\": {\"includeApplications\": [], \"includeUserActions\": [\"x\"]} | true",
                "\"locations\": null | false",
                "\"locations\": {\"includeLocations\": [\"All\"], \"excludeLocations\": []} | false",
                "\"locations\": {\"includeLocations\": [\"All\"], \"excludeLocations\": [\"AllTrusted\"]} | true",
                "\"locations\": {\"includeLocations\": [\"l\"]} | true",
                "\"devices\": {\"deviceFilter\": null} | false",
                "\"devices\": {\"deviceFilter\": {\"mode\": \"exclude\", \"rule\": \"r\"}} | true",
                "\"signInRiskLevels\": [], \"userRiskLevels\": [], \"insiderRiskLevels\": null | false",
                "\"signInRiskLevels\": [\"high\"] | true",
                "\"userRiskLevels\": [\"high\"] | true",
                "\"insiderRiskLevels\": \"minor\" | true",
                "\"authenticationFlows\": null | false",
                "\"authenticationFlows\": {\"transferMethods\": \"deviceCodeFlow\"} | true",
                "\"users\": {\"includeGuestsOrExternalUsers\": {\"externalTenants\": {\"membershipKind\": \"all\"}}} | false",
                "\"users\": {\"excludeGuestsOrExternalUsers\": {\"externalTenants\": {\"membershipKind\": \"enumerated\"}}} | true",
            })
    void aConditionalAccessPolicyThatIsForAPartOnlySaysSo(String condition, boolean isPartial) {
        tenant.rows(
                "/v1.0/identity/conditionalAccess/policies",
                "{\"id\":\"" + ONE + "\",\"conditions\":{" + condition + "}}");

        assertThat(tenant.read(Dataset.CONDITIONAL_ACCESS_POLICIES).rows())
                .singleElement()
                .satisfies(policy -> assertThat(policy.narrowing().isPartial()).isEqualTo(isPartial));
    }

    @Test
    void enrollmentsThatFailedAndNoOtherEvents() {
        tenant.rows(
                "/v1.0/deviceManagement/troubleshootingEvents",
                """
                {"@odata.type": "#microsoft.graph.enrollmentTroubleshootingEvent", "id": "e-1",
                 "eventDateTime": "2026-08-01T10:11:12Z", "userId": "%s", "failureCategory": "userAbandonment",
                 "failureReason": "Left.", "operatingSystem": "Windows"}
                """.formatted(ONE),
                "{\"@odata.type\":\"#microsoft.graph.appleVppTroubleshootingEvent\",\"id\":\"e-2\"}",
                "{\"id\":\"e-3\",\"eventDateTime\":\"2026-08-01T10:11:12Z\"}",
                "{\"@odata.type\":\"#microsoft.graph.enrollmentTroubleshootingEvent\",\"id\":\"without a date\","
                        + "\"eventDateTime\":\"0001-01-01T00:00:00Z\",\"userId\":\"" + ONE + "\"}",
                "{\"@odata.type\":\"microsoft.graph.enrollmentTroubleshootingEvent\",\"id\":\"e-4\","
                        + "\"eventDateTime\":\"2026-08-01T10:11:12Z\",\"userId\":\"\"}");

        assertThat(tenant.read(Dataset.ENROLLMENT_EVENTS).rows())
                .containsExactly(
                        new EnrollmentEvent("e-1", TIME, ONE, "userAbandonment", "Left.", "Windows"),
                        new EnrollmentEvent("e-4", TIME, null, null, null, null));
    }

    @Test
    void certificateProfilesAndNoOthersWithTheBlanksOfTheirAuthorities() {
        tenant.rows(
                PROFILES,
                """
                {"@odata.type": "#microsoft.graph.windows10PkcsCertificateProfile", "id": "%s", "displayName": "VPN",
                 "certificationAuthority": " ca01.contoso.com", "certificationAuthorityName": "Contoso CA ",
                 "subjectAlternativeNameType": "emailAddress, userPrincipalName",
                 "subjectAlternativeNameFormatString": "{{EmailAddress}}",
                 "customSubjectAlternativeNames": [
                   {"sanType": "userPrincipalName,customAzureADAttribute", "name": "{{EmailAddress}}"},
                   {"sanType": "none", "name": ""}, {"name": "y"}, {"sanType": "domainNameService"}],
                 "assignments": [{"target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]}
                """.formatted(ONE),
                "{\"@odata.type\":\"#microsoft.graph.iosTrustedRootCertificate\",\"id\":\"" + TWO
                        + "\",\"displayName\":\"\",\"certificationAuthority\":\"\",\"subjectAlternativeNameType\":\"none\"}",
                "{\"@odata.type\":\"#microsoft.graph.windows10GeneralConfiguration\",\"id\":\"" + THREE + "\"}");

        assertThat(tenant.read(Dataset.DEVICE_CONFIGURATIONS).rows())
                .containsExactly(
                        new DeviceConfiguration(
                                ONE,
                                "VPN",
                                "windows10PkcsCertificateProfile",
                                " ca01.contoso.com",
                                "Contoso CA ",
                                List.of(
                                        "emailAddress",
                                        "userPrincipalName",
                                        "customAzureADAttribute",
                                        "domainNameService"),
                                "{{EmailAddress}}",
                                List.of("{{EmailAddress}}", "y"),
                                List.of(new Assignment(Target.ALL_DEVICES, null))),
                        new DeviceConfiguration(
                                TWO,
                                TWO.toString(),
                                "iosTrustedRootCertificate",
                                "",
                                null,
                                List.of(),
                                null,
                                List.of(),
                                List.of()));
    }

    @Test
    void connectorsOfBothCollections() {
        tenant.rows(
                        "/beta/deviceManagement/ndesConnectors",
                        "{\"id\":\"" + ONE
                                + "\",\"displayName\":\"NDES\",\"machineName\":\"srv1\",\"state\":\"active\","
                                + "\"lastConnectionDateTime\":\"2026-08-01T10:11:12Z\"}")
                .rows(
                        "/beta/deviceManagement/certificateConnectorDetails",
                        "{\"id\":\"" + TWO + "\",\"connectorName\":null,\"machineName\":\"srv2\","
                                + "\"lastCheckinDateTime\":\"0001-01-01T00:00:00Z\"}",
                        "{\"id\":\"" + THREE + "\",\"connectorName\":\"PKCS\"}");

        assertThat(tenant.read(Dataset.CERTIFICATE_CONNECTORS).rows())
                .containsExactly(
                        new Connector(ONE, Kind.NDES, "NDES", "srv1", "active", TIME),
                        new Connector(TWO, Kind.CERTIFICATE, "srv2", "srv2", null, null),
                        new Connector(THREE, Kind.CERTIFICATE, "PKCS", null, null, null));
    }

    @Test
    void oneConnectorCollectionThatIsRefusedDoesNotHideTheOther() {
        tenant.refusal("/beta/deviceManagement/certificateConnectorDetails", 403, "Forbidden")
                .rows("/beta/deviceManagement/ndesConnectors", "{\"id\":\"" + ONE + "\"}");

        Table<Connector> connectors = tenant.read(Dataset.CERTIFICATE_CONNECTORS);

        assertThat(connectors.state()).isEqualTo(State.PARTIAL);
        assertThat(connectors.rows()).hasSize(1);
        assertThat(connectors.problem())
                .isEqualTo("GET /beta/deviceManagement/certificateConnectorDetails -> 403 Forbidden (request-id r-1)."
                        + " Grant the application permission DeviceManagementConfiguration.Read.All with admin"
                        + " consent.");
    }

    @Test
    void aRefusedConnectorCollectionIsAGapAlsoWhenTheOtherIsEmpty() {
        tenant.refusal("/beta/deviceManagement/ndesConnectors", 500, "InternalServerError");

        Table<Connector> connectors = tenant.read(Dataset.CERTIFICATE_CONNECTORS);

        assertThat(connectors.state()).isEqualTo(State.FAILED);
        assertThat(connectors.problem()).contains("GET /beta/deviceManagement/ndesConnectors -> 500");
    }

    @Test
    void permissionsOfJamfsApps() {
        tenant.rows(
                        "/v1.0/servicePrincipals",
                        "{\"id\":\"" + ONE + "\",\"appId\":\"" + TWO + "\",\"displayName\":\"My JAMF app\"}")
                .batch(
                        "v1.0",
                        "{\"id\":\"r-1\",\"principalId\":\"" + ONE + "\",\"appRoleId\":\"" + TWO
                                + "\",\"resourceId\":\""
                                + THREE + "\",\"resourceDisplayName\":\"Microsoft Graph\"},"
                                + "{\"id\":\"r-2\",\"principalId\":\"" + ONE + "\",\"appRoleId\":\"" + ZERO
                                + "\",\"resourceId\":null}");

        assertThat(tenant.read(Dataset.APP_ROLE_ASSIGNMENTS).rows())
                .containsExactly(
                        new AppRoleAssignment("r-1", ONE, TWO, THREE, "Microsoft Graph"),
                        new AppRoleAssignment("r-2", ONE, new UUID(0, 0), null, null));
    }

    @Test
    void certificatesOfEachProfile() {
        tenant.rows(PROFILES, pkcs(ONE), pkcs(TWO))
                .batch(
                        "beta",
                        "{\"id\":\"s\",\"deviceDisplayName\":\"PC-7\",\"certificateIssuanceState\":\"issueFailed\","
                                + "\"certificateErrorCode\":-2146828286,"
                                + "\"certificateLastIssuanceStateChangedDateTime\":\"2026-08-01T10:11:12Z\"}",
                        "{\"id\":\"s\",\"certificateIssuanceState\":\"stateOfTomorrow\",\"certificateErrorCode\":null,"
                                + "\"certificateLastIssuanceStateChangedDateTime\":\"0001-01-01T00:00:00Z\"}");

        assertThat(tenant.read(Dataset.CERTIFICATE_STATES).rows())
                .containsExactly(
                        new CertificateState("s", ONE, "PC-7", "issueFailed", -2146828286, TIME),
                        new CertificateState("s", TWO, null, "stateOfTomorrow", 0, null));
    }

    @Test
    void oneProfileWhoseCertificatesAreRefusedIsAGap() {
        tenant.rows(PROFILES, pkcs(ONE), pkcs(TWO)).batch("beta", "{\"id\":\"s\"}", "500");

        Table<CertificateState> states = tenant.read(Dataset.CERTIFICATE_STATES);

        assertThat(states.state()).isEqualTo(State.PARTIAL);
        assertThat(states.rows()).hasSize(1);
        assertThat(states.problem()).contains("/deviceConfigurations/" + TWO + "/", "500");
    }

    private static String pkcs(UUID id) {
        return "{\"@odata.type\":\"#microsoft.graph.windows10PkcsCertificateProfile\",\"id\":\"" + id + "\"}";
    }
}
