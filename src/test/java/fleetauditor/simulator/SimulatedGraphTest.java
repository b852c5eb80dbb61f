package fleetauditor.simulator;

import static fleetauditor.simulator.Client.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fleetauditor.model.SignIn;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedGraphTest {
    private static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");
    private static final TenantPlan PLAN = new TenantPlan(211, 42, NOW, 0);
    private static final String LICENSED_GROUPS =
            "/v1.0/groups?$filter=assignedLicenses/any()&$select=id,assignedLicenses&$count=true&$top=1";

    private static SimulatedGraph graph;
    private static Client client;

    @BeforeAll
    static void start() {
        graph = SimulatedGraph.start(PLAN);
        client = new Client(graph);
    }

    @AfterAll
    static void stop() {
        graph.close();
    }

    // ---- pages

    @ParameterizedTest
    @CsvSource({
        "/v1.0/users, 1",
        "/v1.0/users, 7",
        "/v1.0/users, 999",
        "/v1.0/devices, 13",
        "/v1.0/deviceManagement/managedDevices, 17",
        "/v1.0/deviceManagement/managedDevices, 211",
        "/v1.0/auditLogs/signIns, 11",
        "/v1.0/servicePrincipals, 2",
        "/v1.0/identity/conditionalAccess/policies, 3",
    })
    void everyRowComesExactlyOnceWhateverThePageSize(String path, int top) {
        List<String> whole = client.ids(path);

        assertThat(client.ids(path + "?$top=" + top)).hasSizeGreaterThan(1).isEqualTo(whole);
        assertThat(new HashSet<>(whole)).hasSameSizeAs(whole);
    }

    @Test
    void hasExactlyAsManyManagedDevicesAsThePlanSays() {
        assertThat(client.ids("/v1.0/deviceManagement/managedDevices")).hasSize(211);
    }

    @Test
    void writesTheLinkBeforeTheRows() {
        String body = client.get("/v1.0/users?$top=5").body();

        assertThat(body.indexOf("\"@odata.nextLink\"")).isPositive().isLessThan(body.indexOf("\"value\""));
    }

    @Test
    void givesTheDirectoryAHundredRowsUnlessAsked() {
        assertThat(client.json("/v1.0/users").path("value")).hasSize(100);
        assertThat(client.json("/v1.0/deviceManagement/managedDevices").path("value"))
                .hasSize(211);
    }

    @Test
    void givesAtMost500UsersWithTheirActivity() {
        try (SimulatedGraph large = SimulatedGraph.start(new TenantPlan(700, 1, NOW, 0))) {
            JsonNode page = new Client(large).json("/v1.0/users?$select=id,signInActivity&$top=999");

            assertThat(page.path("value")).hasSize(500);
        }
    }

    @Test
    void refusesPagesTheDirectoryDoesNotMakeAndCutsThoseOfIntune() {
        assertThat(code(client.get("/v1.0/users?$top=1000"))).isEqualTo("Request_UnsupportedQuery");
        assertThat(client.get("/v1.0/deviceManagement/managedDevices?$top=5000").statusCode())
                .isEqualTo(200);
    }

    @Test
    void bindsAPageTokenToItsQuery() {
        String next = client.json("/v1.0/users?$top=5").path("@odata.nextLink").asText();

        assertThat(client.get(next.replace("$top=5", "$top=6")).statusCode()).isEqualTo(400);
        assertThat(client.get(next.substring(0, next.length() - 1)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void listsLicensedGroupsOnlyAsAnAdvancedQueryOnEveryPage() {
        JsonNode first = client.json(LICENSED_GROUPS, "ConsistencyLevel", "eventual");
        String next = first.path("@odata.nextLink").asText();

        assertThat(first.path("@odata.count").asInt()).isEqualTo(3);
        assertThat(code(client.get(next))).isEqualTo("Directory_ExpiredPageToken");
        assertThat(client.json(next, "ConsistencyLevel", "eventual").has("@odata.count"))
                .isFalse();
        assertThat(client.ids(LICENSED_GROUPS, "ConsistencyLevel", "eventual")).hasSize(3);
    }

    // ---- properties

    @Test
    void showsOnlyWhatIsSelected() {
        JsonNode user =
                client.json("/v1.0/users?$select=id,mail&$top=1").path("value").path(0);

        assertThat(user.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "mail");
    }

    @Test
    void showsElevenPropertiesOfAUserUnlessAsked() {
        JsonNode user = client.json("/v1.0/users?$top=1").path("value").path(0);

        assertThat(user).hasSize(11);
        assertThat(user.has("assignedLicenses")).isFalse();
    }

    @Test
    void givesNullForAPropertyThatTheTenantNeverSets() {
        JsonNode user = client.json("/v1.0/users?$select=id,employeeId,otherMails&$top=1")
                .path("value")
                .path(0);

        assertThat(user.path("employeeId").isNull()).isTrue();
        assertThat(user.path("otherMails").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0/users?$select=id,shoeSize",
                "/v1.0/deviceManagement/managedDevices?$select=id,usersLoggedOn",
                "/v1.0/users?$filter=shoeSize eq 44",
                "/v1.0/users?$filter=mail eq",
                "/v1.0/users?$skip=10",
                "/v1.0/deviceManagement/ndesConnectors",
                "/v1.0/shoes",
                "/v2.0/users",
                "/v1.0/auditLogs/signIns?$filter=deviceDetail/deviceId eq 'x'",
                "/v1.0/subscribedSkus?$filter=skuPartNumber eq 'SPE_E3'",
            })
    void refusesWhatGraphRefuses(String address) {
        HttpResponse<String> response = client.get(address);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isIn("BadRequest", "Request_UnsupportedQuery");
    }

    @Test
    void showsWhoLoggedOnInBetaOnly() {
        List<JsonNode> devices = client.all("/beta/deviceManagement/managedDevices?$select=id,usersLoggedOn");

        assertThat(devices)
                .hasSize(211)
                .anyMatch(device -> device.path("usersLoggedOn").size() == 2);
    }

    @Test
    void leavesCertificateProfilesOutOfTheOldVersion() {
        assertThat(types("/beta/deviceManagement/deviceConfigurations"))
                .contains("#microsoft.graph.windows10PkcsCertificateProfile");
        assertThat(types("/v1.0/deviceManagement/deviceConfigurations"))
                .contains("#microsoft.graph.windows10GeneralConfiguration")
                .noneMatch(type -> type.contains("Certificate"));
    }

    @Test
    void expandsAssignmentsOnRequest() {
        String path = "/v1.0/deviceManagement/deviceCompliancePolicies";
        JsonNode plain = client.json(path).path("value").path(0);
        JsonNode expanded =
                client.json(path + "?$expand=assignments").path("value").path(0);

        assertThat(plain.has("assignments")).isFalse();
        assertThat(expanded.path("assignments")
                        .path(0)
                        .path("target")
                        .path("@odata.type")
                        .asText())
                .isEqualTo("#microsoft.graph.allDevicesAssignmentTarget");
        assertThat(client.json(path + "/" + plain.path("id").asText() + "/assignments")
                        .path("value"))
                .isEqualTo(expanded.path("assignments"));
    }

    @Test
    void listsCertificateStatesUnderTheProfilesOwnType() {
        JsonNode profile = client.all("/beta/deviceManagement/deviceConfigurations").stream()
                .filter(p -> p.path("displayName").asText().equals("Wi-Fi certificate"))
                .findFirst()
                .orElseThrow();
        String path = "/beta/deviceManagement/deviceConfigurations/"
                + profile.path("id").asText();

        assertThat(client.all(path + "/microsoft.graph.windows10PkcsCertificateProfile/managedDeviceCertificateStates"))
                .anyMatch(s -> s.path("certificateIssuanceState").asText().endsWith("Failed"));
        assertThat(client.get(path + "/microsoft.graph.macOSPkcsCertificateProfile/managedDeviceCertificateStates")
                        .statusCode())
                .isEqualTo(404);
    }

    // ---- filters

    @Test
    void honorsTheTimesAndTheAppOfASignInFilter() {
        String app = " and appId eq '" + SignIn.WINDOWS_SIGN_IN + "'";
        List<JsonNode> all = client.all("/v1.0/auditLogs/signIns");
        List<JsonNode> windows = all.stream()
                .filter(s -> s.path("appId").asText().equals(SignIn.WINDOWS_SIGN_IN))
                .toList();
        var halves = new ArrayList<JsonNode>();
        halves.addAll(
                client.all("/v1.0/auditLogs/signIns?$top=9&$filter=createdDateTime ge 2026-08-01T00:00:00Z" + app));
        halves.addAll(
                client.all("/v1.0/auditLogs/signIns?$top=9&$filter=createdDateTime lt 2026-08-01T00:00:00Z" + app));

        assertThat(halves).hasSizeGreaterThan(20).hasSizeLessThan(all.size()).isEqualTo(windows);
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(
                                (JsonNode s) -> s.path("createdDateTime").asText())
                        .reversed());
    }

    @Test
    void findsAppsByNameAndId() {
        assertThat(client.ids("/v1.0/servicePrincipals?$filter=startswith(displayName,'jamf')"))
                .hasSize(3);
        assertThat(client.ids("/v1.0/servicePrincipals?$filter=appId in ('00000003-0000-0000-c000-000000000000',"
                        + "'c161e42e-d4df-4a3d-9b42-e7a3c31f59d4')"))
                .hasSize(2);
    }

    @Test
    void ignoresAFilterThatIntuneDoesNotSupport() {
        assertThat(client.ids("/v1.0/deviceManagement/managedDevices?$filter=userId eq 'nobody'"))
                .hasSize(211);
        assertThat(client.ids("/v1.0/deviceManagement/managedDevices?$filter=operatingSystem eq 'macOS'"))
                .hasSizeBetween(1, 100);
    }

    // ---- groups

    @Test
    void listsMembersByType() {
        String macs = groupId("Mac devices");
        String path = "/v1.0/groups/" + macs + "/transitiveMembers";

        assertThat(client.all(path + "?$select=id"))
                .isNotEmpty()
                .allMatch(m -> m.path("@odata.type").asText().equals("#microsoft.graph.device"));
        assertThat(client.ids(path + "/microsoft.graph.user")).isEmpty();
        assertThat(client.ids(path + "/microsoft.graph.device?$top=2")).isEqualTo(client.ids(path));
    }

    @Test
    void knowsWhoeverHasALicenseFromAGroupAsItsMember() {
        String group = groupId("Licenses - Microsoft 365 E3");
        List<String> receivers = client.all("/v1.0/users?$select=id,licenseAssignmentStates").stream()
                .filter(u -> u.path("licenseAssignmentStates").toString().contains(group))
                .map(u -> u.path("id").asText())
                .toList();

        assertThat(client.ids("/v1.0/groups/" + group + "/transitiveMembers?$top=10"))
                .hasSizeGreaterThan(20)
                .isEqualTo(receivers);
    }

    @Test
    void doesNotKnowAGroupThatIsGone() {
        HttpResponse<String> response =
                client.get("/v1.0/groups/11111111-2222-4333-8444-555555555555/transitiveMembers");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(code(response)).isEqualTo("Request_ResourceNotFound");
    }

    // ---- who may ask

    @Test
    void turnsAwayWhoeverHasNoToken() {
        HttpResponse<String> response = client.getWithoutToken("/v1.0/users");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(code(response)).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void deniesWhatIsNotGranted() {
        Set<String> granted = Set.of("User.Read.All", "DeviceManagementManagedDevices.Read.All");
        try (SimulatedGraph closed = SimulatedGraph.start(PLAN, granted)) {
            Client limited = new Client(closed);
            HttpResponse<String> response = limited.get("/v1.0/auditLogs/signIns", "client-request-id", "c-1");

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(code(response)).isEqualTo("Authorization_RequestDenied");
            assertThat(Client.read(response.body())
                            .at("/error/innerError/client-request-id")
                            .asText())
                    .isEqualTo("c-1");
            assertThat(limited.get("/v1.0/users").statusCode()).isEqualTo(200);
            assertThat(limited.get("/v1.0/users?$select=id,signInActivity").statusCode())
                    .isEqualTo(403);
            assertThat(limited.get("/v1.0/devices").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void namesEveryRequest() {
        HttpResponse<String> first = client.get("/v1.0/organization", "client-request-id", "mine");
        HttpResponse<String> second = client.get("/v1.0/organization");

        assertThat(first.headers().firstValue("client-request-id")).hasValue("mine");
        assertThat(first.headers().firstValue("request-id"))
                .isPresent()
                .isNotEqualTo(second.headers().firstValue("request-id"));
    }

    @Test
    void onlyShowsAndNeverChanges() {
        for (String method : List.of("POST", "PATCH", "DELETE")) {
            assertThat(client.send(method, "/v1.0/users", "{}").statusCode()).isEqualTo(405);
        }
    }

    // ---- batches

    @Test
    void answersABatchItemByItem() {
        String body = """
                {"requests": [
                  {"id": "a", "method": "GET", "url": "/organization?$select=id"},
                  {"id": "b", "method": "GET", "url": "groups/none/transitiveMembers"},
                  {"id": "c", "method": "DELETE", "url": "/users/x"},
                  {"id": "d", "method": "GET", "url": "/groups?$filter=assignedLicenses/any()&$count=true",
                   "headers": {"ConsistencyLevel": "eventual"}}
                ]}
                """;

        JsonNode responses =
                Client.read(client.send("POST", "/v1.0/$batch", body).body()).path("responses");

        assertThat(responses)
                .extracting(r -> r.path("id").asText() + r.path("status").asInt())
                .containsExactlyInAnyOrder("a200", "b404", "c405", "d200");
        assertThat(responses.path(0).at("/body/value/0/id").asText()).isNotEmpty();
        assertThat(responses.path(3).at("/body/@odata.count").asInt()).isEqualTo(3);
    }

    @Test
    void refusesMoreThanTwentyRequestsInABatch() {
        var items = new ArrayList<String>();
        for (int i = 0; i < 21; i++) {
            items.add("{\"id\":\"" + i + "\",\"method\":\"GET\",\"url\":\"/organization\"}");
        }

        assertThat(client.send("POST", "/v1.0/$batch", "{\"requests\":" + items + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    // ---- the same again

    @Test
    void isTheSameTenantForTheSameSeedAndAnotherForAnother() {
        String path = "/v1.0/deviceManagement/managedDevices";
        try (SimulatedGraph same = SimulatedGraph.start(PLAN);
                SimulatedGraph other = SimulatedGraph.start(new TenantPlan(211, 43, NOW, 0))) {
            String first = client.get(path).body().replace(graph.endpoint().toString(), "");

            assertThat(new Client(same).get(path).body().replace(same.endpoint().toString(), ""))
                    .isEqualTo(first);
            assertThat(new Client(other).ids(path)).doesNotContainAnyElementsOf(client.ids(path));
            assertThat(other.token()).isNotEqualTo(graph.token());
        }
    }

    private static String groupId(String name) {
        return client.all("/v1.0/groups").stream()
                .filter(g -> g.path("displayName").asText().equals(name))
                .map(g -> g.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> types(String path) {
        return client.all(path).stream()
                .map(p -> p.path("@odata.type").asText())
                .toList();
    }
}
