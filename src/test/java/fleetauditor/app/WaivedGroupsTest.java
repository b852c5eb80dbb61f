package fleetauditor.app;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.graph.GraphClient;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.LostGroup;
import fleetauditor.model.Dataset;
import fleetauditor.model.NamedGroup.State;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the file of waivers to what a night says, through HTTP. */
class WaivedGroupsTest {
    private static final Instant NIGHT = Instant.parse("2026-08-15T02:30:00Z");
    private static final TenantPlan PLAN = new TenantPlan(200, 42, NIGHT, 0);

    @TempDir
    private Path folder;

    private record Audited(AuditResult result, Changes changes) {}

    /** No policy is assigned to the group: only the waiver makes it be read. */
    @Test
    void aGroupIsReadForAWaiverAloneAndNoRuleSeesIt() throws IOException {
        Audited without = night(SimulatedGraph.ALL_PERMISSIONS, Set.of());
        Audited with = night(SimulatedGraph.ALL_PERMISSIONS, Set.of(), "licenses - microsoft 365 e3");

        List<Finding> waived = with.changes().waived();
        assertThat(waived)
                .isNotEmpty()
                .hasSizeLessThan(all(with).size())
                .extracting(f -> f.rule().id())
                .containsOnly("LIC-004");
        assertThat(with.changes().lostGroups()).isEmpty();
        assertThat(with.result().findings())
                .extracting(Finding::id)
                .isEqualTo(without.result().findings().stream().map(Finding::id).toList());
        assertThat(with.result().snapshot().rows(Dataset.GROUP_MEMBERS))
                .isEqualTo(without.result().snapshot().rows(Dataset.GROUP_MEMBERS));
        assertThat(without.result().groups()).isEmpty();
    }

    @Test
    void oneRuleAloneIsWaivedAsAllOfThemAre() throws IOException {
        Audited all = night(SimulatedGraph.ALL_PERMISSIONS, Set.of(), "Licenses - Microsoft 365 E3");
        Audited one = night(SimulatedGraph.ALL_PERMISSIONS, Set.of("LIC-004"), "Licenses - Microsoft 365 E3");

        assertThat(one.result().snapshot().table(Dataset.ENTRA_DEVICES).isComplete())
                .as("tells whose device is in the group")
                .isTrue();
        assertThat(one.changes().waived())
                .isNotEmpty()
                .extracting(Finding::id)
                .isEqualTo(all.changes().waived().stream().map(Finding::id).toList());
    }

    @Test
    void aGroupThatMayNotBeReadWaivesNothingAndIsNamed() throws IOException {
        var permissions = new HashSet<>(SimulatedGraph.ALL_PERMISSIONS);
        permissions.removeAll(Set.of("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"));

        Changes changes =
                night(permissions, Set.of(), "Licenses - Microsoft 365 E3").changes();

        assertThat(changes.waived()).isEmpty();
        assertThat(changes.lostGroups()).extracting(LostGroup::state).containsExactly(State.UNREADABLE);
        assertThat(changes.unusedWaivers()).isEmpty();
    }

    @Test
    void aGroupThatIsNotThereIsNamed() throws IOException {
        Changes changes = night(
                        SimulatedGraph.ALL_PERMISSIONS,
                        Set.of(),
                        "No such group",
                        "00000000-1111-2222-3333-444444444444")
                .changes();

        assertThat(changes.lostGroups()).extracting(LostGroup::state).containsExactly(State.UNKNOWN, State.UNKNOWN);
    }

    private static List<Finding> all(Audited audited) {
        return audited.result().findings().stream()
                .filter(f -> f.rule().id().equals("LIC-004"))
                .toList();
    }

    private Audited night(Set<String> permissions, Set<String> only, String... groups) throws IOException {
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN, permissions)) {
            AppConfig config = config(graph, groups);
            TenantConfig tenant = config.tenant(Optional.empty());
            var application = new Application(config, Clock.fixed(NIGHT, ZoneOffset.UTC), line -> {});
            try (Nights nights = application.nights(false, false);
                    GraphClient client = application.graph(tenant)) {
                AuditResult result = application.audit(client, nights.order(tenant.name(), NIGHT, only), table -> {});
                return new Audited(result, nights.remember(result, tenant));
            }
        }
    }

    private AppConfig config(SimulatedGraph graph, String... groups) throws IOException {
        String waivers = Stream.of(groups)
                .map(g ->
                        "- {rule: LIC-004, subject: {group: \"" + g + "\"}, reason: r, owner: o, until: 2026-12-31}\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("waivers.yaml"), waivers.isEmpty() ? "[]\n" : waivers);
        return AppConfig.load(new AppConfig.Sources(
                Optional.empty(),
                Map.of("FLEET_AUDITOR_ACCESS_TOKEN", graph.token()),
                Map.of(
                        "graph.endpoint",
                        graph.endpoint().toString(),
                        "report.output",
                        folder.toString(),
                        "waivers.file",
                        file.toString())));
    }
}
