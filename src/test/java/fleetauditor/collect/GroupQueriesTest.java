package fleetauditor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.config.Secret;
import fleetauditor.graph.Credentials;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphConfig;
import fleetauditor.model.Group;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupQueriesTest {
    private static final UUID NOBODY = UUID.fromString("00000000-1111-2222-3333-444444444444");

    private SimulatedGraph simulated;
    private GraphClient graph;
    private GroupQueries groups;

    @BeforeAll
    void start() {
        simulated = SimulatedGraph.start(new TenantPlan(200, 1, Instant.parse("2026-08-15T09:00:00Z"), 0));
        graph = new GraphClient(
                GraphConfig.at(simulated.endpoint()), Credentials.readyMade(new Secret(simulated.token())));
        groups = new GroupQueries(graph);
    }

    @AfterAll
    void stop() {
        graph.close();
        simulated.close();
    }

    @Test
    void findsAGroupByNameAndById() {
        List<Group> found = groups.named("Licenses - Microsoft 365 E3");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).assignedLicenses()).hasSize(1);
        assertThat(groups.byId(found.get(0).id())).contains(found.get(0));
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(groups.named("O'Brien's group")).isEmpty();
        assertThat(groups.byId(NOBODY)).isEmpty();
    }

    @Test
    void readsMembers() {
        UUID group = groups.named("Licenses - Microsoft 365 E3").get(0).id();

        var members = groups.members(List.of(group, NOBODY));

        assertThat(members.get(group).users()).isNotEmpty();
        assertThat(members.get(NOBODY).users()).isEmpty();
    }
}
