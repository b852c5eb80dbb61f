package fleetauditor.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphClients;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphException.Kind;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotCollectorTest {
    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";
    private static final String DEVICES = "/v1.0/devices";

    @RegisterExtension
    static final FakeTenant tenant = new FakeTenant();

    static Stream<Dataset<?>> datasets() {
        return Dataset.ALL.stream();
    }

    @Test
    void everyDatasetHasOneCollector() {
        assertThat(SnapshotCollector.collectors().stream().<Dataset<?>>map(DatasetCollector::dataset))
                .containsExactlyInAnyOrderElementsOf(Dataset.ALL);
    }

    @Test
    void aCollectorStandsAfterThoseItBuildsOn() {
        var before = new HashSet<Dataset<?>>();
        for (DatasetCollector<?> collector : SnapshotCollector.collectors()) {
            assertThat(before).as(collector.dataset().name()).containsAll(collector.after());
            if (collector.after().isEmpty()) {
                before.add(collector.dataset());
            }
        }
    }

    @Test
    void everythingOfAnEmptyTenantIsComplete() {
        tenant.object("/v1.0/deviceManagement", "{}");

        Snapshot snapshot = tenant.collect(Set.copyOf(Dataset.ALL), table -> {});

        assertThat(snapshot.tables().values()).allSatisfy(table -> {
            assertThat(table.state()).as(table.toString()).isEqualTo(State.COMPLETE);
            assertThat(table.problem()).isNull();
        });
        assertThat(snapshot.asOf()).isEqualTo(FakeTenant.NOW);
    }

    @Test
    void whatIsNotWantedIsNotAskedFor() {
        Snapshot snapshot = tenant.collect(Set.of(Dataset.ENTRA_DEVICES), table -> {});

        assertThat(tenant.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl()).startsWith(DEVICES + "?"));
        assertThat(snapshot.tables().values())
                .filteredOn(table -> !table.dataset().equals(Dataset.ENTRA_DEVICES))
                .hasSize(Dataset.ALL.size() - 1)
                .allMatch(table -> table.state() == State.SKIPPED);
    }

    @Test
    void whatADatasetBuildsOnIsReadAsWell() {
        Snapshot snapshot = tenant.collect(Set.of(Dataset.GROUP_MEMBERS), table -> {});

        assertThat(snapshot.tables().values().stream().filter(Table::isComplete).<Dataset<?>>map(Table::dataset))
                .containsExactlyInAnyOrder(
                        Dataset.GROUP_MEMBERS, Dataset.COMPLIANCE_POLICIES, Dataset.DEVICE_CONFIGURATIONS);
    }

    @Test
    void anObjectThatGraphDeliversTwiceCountsOnce() {
        String device = "{\"id\":\"" + ONE + "\",\"displayName\":\"first\"}";
        tenant.pages(DEVICES, device + "," + device, "{\"id\":\"" + ONE + "\"},{\"id\":\"" + TWO + "\"}");

        Table<EntraDevice> devices = tenant.read(Dataset.ENTRA_DEVICES);

        assertThat(devices.isComplete()).isTrue();
        assertThat(devices.rows()).extracting(EntraDevice::displayName).containsExactly("first", "");
        assertThat(devices.stats().pages()).isEqualTo(2);
        assertThat(devices.stats().requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void aRefusalIsDeniedAndNamesThePermissionToGrant(Dataset<?> dataset) {
        tenant.refusal(403, "Authorization_RequestDenied");

        Table<?> table = tenant.read(dataset);

        assertThat(table.state()).isEqualTo(State.DENIED);
        assertThat(table.rows()).isEmpty();
        assertThat(table.problem())
                .contains("GET /", " -> 403 Authorization_RequestDenied")
                .matches("(?s).* Grant the application permission \\w+\\.Read\\.All.* with admin consent\\.");
    }

    @Test
    void otherPermissionsThatWouldDoAreNamedToo() {
        tenant.refusal(DEVICES, 403, "Authorization_RequestDenied");

        assertThat(tenant.read(Dataset.ENTRA_DEVICES).problem())
                .isEqualTo(
                        "GET /v1.0/devices -> 403 Authorization_RequestDenied (request-id r-1). Grant the application"
                                + " permission Device.Read.All (or Directory.Read.All) with admin consent.");
    }

    @Test
    void aTenantWithoutPremiumIsUnlicensedAndReadsWhatMayHelp() {
        tenant.refusal("/v1.0/auditLogs/signIns", 403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant");

        Table<?> signIns = tenant.read(Dataset.SIGN_INS);

        assertThat(signIns.state()).isEqualTo(State.UNLICENSED);
        assertThat(signIns.problem())
                .isEqualTo("GET /v1.0/auditLogs/signIns -> 403 Authentication_RequestFromNonPremiumTenantOrB2CTenant"
                        + " (request-id r-1): this needs Entra ID P1 or P2; if the tenant has it, grant"
                        + " Directory.Read.All too.");
    }

    @Test
    void aLaterPageThatFailsLeavesAPartThatIsNotTakenForTheWhole() {
        tenant.brokenSecondPage(DEVICES, "{\"id\":\"" + ONE + "\"}");

        Table<EntraDevice> devices = tenant.read(Dataset.ENTRA_DEVICES);

        assertThat(devices.state()).isEqualTo(State.PARTIAL);
        assertThat(devices.rows()).hasSize(1);
        assertThat(devices.problem()).startsWith("GET /v1.0/devices -> 500").contains("r-2");
    }

    @Test
    void aRowWithoutWhatItNeedsFailsItsDataset() {
        tenant.rows(DEVICES, "{\"displayName\":\"a person's name\"}");
        assertThat(tenant.read(Dataset.ENTRA_DEVICES)).satisfies(devices -> {
            assertThat(devices.state()).isEqualTo(State.FAILED);
            assertThat(devices.problem())
                    .startsWith("GET /v1.0/devices -> an object has no readable 'id'.")
                    .doesNotContain("person");
        });

        tenant.pages(DEVICES, "{\"id\":\"" + ONE + "\"}", "{\"displayName\":\"x\"}");
        assertThat(tenant.read(Dataset.ENTRA_DEVICES).state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void aDatasetIsNoMoreCompleteThanWhatItBuildsOn() {
        tenant.refusal("/v1.0/deviceManagement/deviceCompliancePolicies", 403, "Forbidden");

        Table<?> members = tenant.read(Dataset.GROUP_MEMBERS);

        assertThat(members.state()).isEqualTo(State.DENIED);
        assertThat(members.problem())
                .startsWith("Builds on compliancePolicies, which is denied:"
                        + " GET /v1.0/deviceManagement/deviceCompliancePolicies -> 403 Forbidden");
    }

    @Test
    void whatCouldBeReadInSpiteOfThatIsAPart() {
        tenant.refusal("/v1.0/deviceManagement/deviceManagementPartners", 500, "InternalServerError")
                .rows(
                        "/v1.0/servicePrincipals",
                        "{\"id\":\"" + ONE + "\",\"appId\":\"" + TWO + "\",\"displayName\":\"Jamf\"}")
                .batch("v1.0", "{\"id\":\"r\",\"principalId\":\"" + ONE + "\"}");

        Table<?> roles = tenant.read(Dataset.APP_ROLE_ASSIGNMENTS);

        assertThat(roles.state()).isEqualTo(State.PARTIAL);
        assertThat(roles.rows()).hasSize(1);
        assertThat(roles.problem()).startsWith("Builds on deviceManagementPartners, which is failed: ");
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void aTokenThatIsRefusedIsNoAuditWhateverWasWanted(Dataset<?> dataset) {
        tenant.refusal(401, "InvalidAuthenticationToken");

        assertNoAccess(Kind.SIGN_IN, " -> 401 InvalidAuthenticationToken", Set.of(dataset));
    }

    @Test
    void aTokenThatIsRefusedEverywhereIsNoAudit() {
        tenant.refusal(401, "InvalidAuthenticationToken");

        assertNoAccess(Kind.SIGN_IN, " -> 401 InvalidAuthenticationToken", Set.copyOf(Dataset.ALL));
    }

    @Test
    void aTokenThatIsRefusedOnTheWayLeavesWhatWasRead() {
        tenant.rows(
                        "/v1.0/deviceManagement/deviceCompliancePolicies",
                        "{\"id\":\"" + ONE + "\",\"assignments\":[{\"target\":{\"@odata.type\":"
                                + "\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"" + TWO + "\"}}]}")
                .refusal("/v1.0/$batch", 401, "InvalidAuthenticationToken");

        Snapshot snapshot = tenant.collect(Set.of(Dataset.GROUP_MEMBERS), table -> {});

        assertThat(snapshot.table(Dataset.COMPLIANCE_POLICIES).isComplete()).isTrue();
        assertThat(snapshot.table(Dataset.GROUP_MEMBERS).state()).isEqualTo(State.FAILED);
        assertThat(snapshot.table(Dataset.GROUP_MEMBERS).problem()).contains("401");
    }

    @Test
    void aGraphThatCannotBeReachedIsNoAudit() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (GraphClient client = GraphClients.impatient(URI.create("http://127.0.0.1:" + port))) {
            var collector = new SnapshotCollector(client, Duration.ofDays(30), table -> {});

            assertThatThrownBy(() -> collector.collect(FakeTenant.NOW, Set.copyOf(Dataset.ALL)))
                    .isInstanceOfSatisfying(
                            GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    @Test
    void deniedEverywhereIsAnAuditWithGaps() {
        tenant.refusal(403, "Authorization_RequestDenied");

        Snapshot snapshot = tenant.collect(Set.copyOf(Dataset.ALL), table -> {});

        assertThat(snapshot.tables().values()).allMatch(table -> table.state() == State.DENIED);
    }

    @Test
    void progressHearsOfEachDatasetOnceWithWhatBecameOfIt() {
        tenant.refusal(DEVICES, 403, "Forbidden");
        var heard = new ConcurrentLinkedQueue<Table<?>>();

        Snapshot snapshot = tenant.collect(
                Set.of(Dataset.ENTRA_DEVICES, Dataset.CERTIFICATE_STATES, Dataset.ORGANIZATION), heard::add);

        assertThat(heard)
                .containsExactlyInAnyOrder(
                        snapshot.table(Dataset.ENTRA_DEVICES),
                        snapshot.table(Dataset.CERTIFICATE_STATES),
                        snapshot.table(Dataset.DEVICE_CONFIGURATIONS),
                        snapshot.table(Dataset.ORGANIZATION));
        var order =
                new ArrayList<>(heard.stream().<Dataset<?>>map(Table::dataset).toList());
        assertThat(order.indexOf(Dataset.DEVICE_CONFIGURATIONS)).isLessThan(order.indexOf(Dataset.CERTIFICATE_STATES));
    }

    @Test
    void aProbeTellsTheStateOfEachDatasetInTheOrderOfTheReport() {
        tenant.refusal(DEVICES, 403, "Forbidden")
                .object("/v1.0/deviceManagement", "{}")
                .rows("/v1.0/users", "{\"id\":\"no-guid\"}");

        List<Table<?>> tables = tenant.probe();

        assertThat(tables.stream().<Dataset<?>>map(Table::dataset))
                .containsExactlyElementsOf(Dataset.ALL.stream()
                        .filter(d -> tables.stream().anyMatch(t -> t.dataset().equals(d)))
                        .toList());
        assertThat(tables)
                .filteredOn(table -> !table.isComplete())
                .singleElement()
                .satisfies(table -> assertThat(table.problem()).contains("403", "Device.Read.All"));
    }

    private static void assertNoAccess(Kind kind, String message, Set<Dataset<?>> wanted) {
        assertThatThrownBy(() -> tenant.collect(wanted, table -> {}))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
