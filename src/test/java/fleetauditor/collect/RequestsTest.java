package fleetauditor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.model.Dataset;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of Graph, to the letter: what is not selected is not read, and what a list does not take is not sent. */
class RequestsTest {
    private static final String PROFILE = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String GROUP = "aaaaaaaa-0000-0000-0000-000000000002";
    private static final String JAMF = "aaaaaaaa-0000-0000-0000-000000000003";
    private static final String PARTNER_APP = "aaaaaaaa-0000-0000-0000-000000000004";
    private static final String PARTNER_APP_ID = "aaaaaaaa-0000-0000-0000-000000000005";

    private static final Map<Dataset<?>, List<String>> EXPECTED = Map.ofEntries(
            asks(
                    Dataset.USERS,
                    "/v1.0/users?$select=id,userPrincipalName,displayName,mail,accountEnabled,userType,"
                            + "onPremisesSyncEnabled,createdDateTime,usageLocation,assignedLicenses,assignedPlans,"
                            + "licenseAssignmentStates&$top=999"),
            asks(Dataset.SUBSCRIBED_SKUS, "/v1.0/subscribedSkus"),
            asks(
                    Dataset.DIRECTORY_SUBSCRIPTIONS,
                    "/v1.0/directory/subscriptions?$select=id,skuId,skuPartNumber,status,nextLifecycleDateTime,"
                            + "totalLicenses,isTrial"),
            asks(
                    Dataset.GROUPS,
                    "/v1.0/groups?$filter=assignedLicenses/any()&$select=id,displayName,assignedLicenses&$top=999"
                            + "&$count=true"),
            asks(
                    Dataset.ENTRA_DEVICES,
                    "/v1.0/devices?$select=id,deviceId,displayName,accountEnabled,operatingSystem,"
                            + "operatingSystemVersion,trustType,isManaged,isCompliant,managementType,"
                            + "approximateLastSignInDateTime,registrationDateTime,createdDateTime,"
                            + "onPremisesLastSyncDateTime,alternativeSecurityIds,physicalIds&$top=999"),
            asks(
                    Dataset.MANAGED_DEVICES,
                    "/v1.0/deviceManagement/managedDevices?$select=id,deviceName,azureADDeviceId,userId,"
                            + "userPrincipalName,operatingSystem,osVersion,complianceState,managementAgent,"
                            + "managementState,deviceEnrollmentType,deviceRegistrationState,azureADRegistered,"
                            + "managedDeviceOwnerType,enrolledDateTime,lastSyncDateTime,"
                            + "managementCertificateExpirationDate,complianceGracePeriodExpirationDateTime,serialNumber,"
                            + "manufacturer,model&$top=1000"),
            asks(Dataset.USERS_LOGGED_ON, "/beta/deviceManagement/managedDevices?$select=id,usersLoggedOn&$top=1000"),
            asks(
                    Dataset.SIGN_INS,
                    "/v1.0/auditLogs/signIns?$filter=createdDateTime ge 2026-07-16T09:00:00Z and createdDateTime le"
                            + " 2026-08-15T09:00:00Z and appId eq '38aa3b87-a06d-4817-b275-7a316988d93b'&$top=1000"),
            asks(
                    Dataset.ORGANIZATION,
                    "/v1.0/organization?$select=id,displayName,mobileDeviceManagementAuthority,onPremisesSyncEnabled,"
                            + "onPremisesLastSyncDateTime,verifiedDomains"),
            asks(Dataset.DEVICE_MANAGEMENT, "/v1.0/deviceManagement?$select=subscriptionState,settings"),
            asks(
                    Dataset.DEVICE_MANAGEMENT_PARTNERS,
                    "/v1.0/deviceManagement/deviceManagementPartners?$select=id,displayName,partnerState,"
                            + "partnerAppType,singleTenantAppId,isConfigured,lastHeartbeatDateTime,"
                            + "whenPartnerDevicesWillBeRemovedDateTime,"
                            + "whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime"),
            asks(
                    Dataset.COMPLIANCE_MANAGEMENT_PARTNERS,
                    "/v1.0/deviceManagement/complianceManagementPartners?$select=id,displayName,partnerState,"
                            + "lastHeartbeatDateTime"),
            asks(
                    Dataset.COMPLIANCE_POLICIES,
                    "/v1.0/deviceManagement/deviceCompliancePolicies?$select=id,displayName&$expand=assignments"),
            asks(
                    Dataset.CONDITIONAL_ACCESS_POLICIES,
                    "/v1.0/identity/conditionalAccess/policies?$select=id,displayName,state,conditions,grantControls"),
            asks(Dataset.ENROLLMENT_EVENTS, "/v1.0/deviceManagement/troubleshootingEvents"),
            asks(
                    Dataset.SERVICE_PRINCIPALS,
                    "/v1.0/servicePrincipals?$select=id,appId,displayName,accountEnabled&$top=999"),
            asks(Dataset.DEVICE_CONFIGURATIONS, "/beta/deviceManagement/deviceConfigurations?$expand=assignments"),
            asks(
                    Dataset.CERTIFICATE_CONNECTORS,
                    "/beta/deviceManagement/ndesConnectors?$select=id,displayName,machineName,state,"
                            + "lastConnectionDateTime",
                    "/beta/deviceManagement/certificateConnectorDetails?$select=id,connectorName,machineName,"
                            + "lastCheckinDateTime"),
            asks(Dataset.GROUP_MEMBERS, "/v1.0/$batch /groups/" + GROUP + "/transitiveMembers?$select=id&$top=999"),
            asks(
                    Dataset.APP_ROLE_ASSIGNMENTS,
                    "/v1.0/$batch /servicePrincipals/" + JAMF + "/appRoleAssignments",
                    "/v1.0/$batch /servicePrincipals/" + PARTNER_APP + "/appRoleAssignments"),
            asks(
                    Dataset.CERTIFICATE_STATES,
                    "/beta/$batch /deviceManagement/deviceConfigurations/" + PROFILE
                            + "/microsoft.graph.windows10PkcsCertificateProfile/managedDeviceCertificateStates"
                            + "?$select=id,deviceDisplayName,certificateIssuanceState,certificateErrorCode,"
                            + "certificateLastIssuanceStateChangedDateTime"));

    @RegisterExtension
    static final FakeTenant tenant = new FakeTenant();

    static Stream<Dataset<?>> datasets() {
        return Dataset.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void eachDatasetIsAskedForAsGraphDocumentsIt(Dataset<?> dataset) throws IOException {
        describeTenant();
        Set<String> sources = asked(sourcesOf(dataset));

        tenant.collect(Set.of(dataset), table -> {});

        List<String> urls = new ArrayList<>(urls());
        urls.removeIf(sources::contains);
        assertThat(urls).containsExactlyInAnyOrderElementsOf(EXPECTED.get(dataset));
    }

    @Test
    void onlyTheQueryThatNeedsItIsAnAdvancedOne() {
        describeTenant();

        tenant.collect(Set.copyOf(Dataset.ALL), table -> {});

        assertThat(tenant.requests()).allSatisfy(request -> {
            boolean groups = request.getUrl().startsWith("/v1.0/groups?");
            assertThat(request.containsHeader("ConsistencyLevel")).isEqualTo(groups);
            assertThat(request.getUrl().contains("$count")).isEqualTo(groups);
        });
    }

    @Test
    void nothingButBatchesOfGetsIsEverPosted() {
        describeTenant();

        tenant.collect(Set.copyOf(Dataset.ALL), table -> {});

        assertThat(tenant.requests())
                .extracting(LoggedRequest::getMethod)
                .containsOnly(RequestMethod.GET, RequestMethod.POST);
        assertThat(tenant.requests())
                .filteredOn(request -> request.getMethod().equals(RequestMethod.POST))
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.getUrl()).matches("/(v1\\.0|beta)/\\$batch");
                    for (JsonNode item : items(request)) {
                        assertThat(item.path("method").asText()).isEqualTo("GET");
                    }
                });
    }

    @Test
    void aProbeAsksForOneRowWhereTheListAllowsIt() throws IOException {
        describeTenant();

        tenant.probe();

        assertThat(urls())
                .hasSize(18)
                .noneMatch(url -> url.contains("$batch"))
                .allMatch(url -> !url.contains("$top=") || url.matches(".*\\$top=1(&.*)?"));
        assertThat(urls()).filteredOn(url -> url.contains("$top=1")).hasSize(7);
    }

    /** A tenant in which every dataset has something to ask for. */
    private static void describeTenant() {
        tenant.rows(
                        "/beta/deviceManagement/deviceConfigurations",
                        "{\"@odata.type\":\"#microsoft.graph.windows10PkcsCertificateProfile\",\"id\":\"" + PROFILE
                                + "\",\"assignments\":[{\"target\":{\"@odata.type\":"
                                + "\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"" + GROUP + "\"}}]}")
                .rows("/v1.0/servicePrincipals", app(JAMF, "Jamf Pro"), app(PARTNER_APP, "MDM"), app(GROUP, "Other"))
                .rows(
                        "/v1.0/deviceManagement/deviceManagementPartners",
                        "{\"id\":\"" + JAMF + "\",\"singleTenantAppId\":\"" + PARTNER_APP_ID + "\"}")
                .object("/v1.0/deviceManagement", "{\"subscriptionState\":\"active\"}");
    }

    private static String app(String id, String name) {
        String appId = id.equals(PARTNER_APP) ? PARTNER_APP_ID : "bbbbbbbb" + id.substring(8);
        return "{\"id\":\"" + id + "\",\"appId\":\"" + appId + "\",\"displayName\":\"" + name + "\"}";
    }

    private static Map.Entry<Dataset<?>, List<String>> asks(Dataset<?> dataset, String... urls) {
        return Map.entry(dataset, List.of(urls));
    }

    private static Set<Dataset<?>> sourcesOf(Dataset<?> dataset) {
        return SnapshotCollector.collectors().stream()
                .filter(c -> c.dataset().equals(dataset))
                .findFirst()
                .orElseThrow()
                .after();
    }

    private static Set<String> asked(Set<Dataset<?>> datasets) {
        var urls = new ArrayList<String>();
        datasets.forEach(d -> urls.addAll(EXPECTED.get(d)));
        return Set.copyOf(urls);
    }

    /** Every address that was asked for, decoded; those inside a batch after its own. */
    private static List<String> urls() throws IOException {
        var urls = new ArrayList<String>();
        for (LoggedRequest request : tenant.requests()) {
            if (request.getMethod().equals(RequestMethod.POST)) {
                for (JsonNode item : items(request)) {
                    urls.add(request.getUrl() + " " + decoded(item.path("url").asText()));
                }
            } else {
                urls.add(decoded(request.getUrl()));
            }
        }
        return urls;
    }

    private static JsonNode items(LoggedRequest request) throws IOException {
        return new ObjectMapper().readTree(request.getBody()).path("requests");
    }

    private static String decoded(String url) {
        return URLDecoder.decode(url, StandardCharsets.UTF_8);
    }
}
