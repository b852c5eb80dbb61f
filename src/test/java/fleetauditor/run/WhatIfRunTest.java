package fleetauditor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.audit.RuleSettings;
import fleetauditor.config.ConfigException;
import fleetauditor.config.Secret;
import fleetauditor.graph.Credentials;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphConfig;
import fleetauditor.graph.GraphException;
import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import fleetauditor.rules.Rules;
import fleetauditor.run.WhatIfRun.Question;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import fleetauditor.whatif.StepRequest;
import fleetauditor.whatif.StepRequest.UserReference;
import fleetauditor.whatif.StepRequest.Who;
import fleetauditor.whatif.Unsure;
import fleetauditor.whatif.WhatIfResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhatIfRunTest {
    private static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");
    private static final Who EVERYONE = new Who(List.of(), List.of(), true);
    private static final Who E3_GROUP = new Who(List.of(), List.of("Licenses - Microsoft 365 E3"), false);
    private static final StepRequest LAPSE = new StepRequest("lapse", "SPE_E3", Who.NOBODY);

    private final List<Table<?>> read = Collections.synchronizedList(new ArrayList<>());

    @Test
    void answersFromALiveTenant() {
        WhatIfResult result = answer(SimulatedGraph.ALL_PERMISSIONS, LAPSE);

        assertThat(result.run().tenantName()).isEqualTo("Contoso Ltd");
        assertThat(result.run().asOf()).isEqualTo(NOW);
        assertThat(result.isCertain()).isTrue();
        assertThat(result.answer().usersLosingIntune()).isPositive();
        assertThat(result.answer().devicesAffected()).isPositive();
        assertThat(result.answer().findings().appear()).isNotEmpty();
    }

    @Test
    void theEndOfASubscriptionTakesWhatRemovingItFromEverybodyTakes() {
        WhatIfResult lapsed = answer(SimulatedGraph.ALL_PERMISSIONS, LAPSE);
        WhatIfResult removed =
                answer(SimulatedGraph.ALL_PERMISSIONS, new StepRequest("remove", "Microsoft 365 E3", EVERYONE));

        assertThat(removed.answer().usersLosingIntune())
                .isEqualTo(lapsed.answer().usersLosingIntune());
        assertThat(removed.answer().usersLosingEntraPremium())
                .isEqualTo(lapsed.answer().usersLosingEntraPremium());
        assertThat(removed.answer().devicesAffected()).isEqualTo(lapsed.answer().devicesAffected());
    }

    @Test
    void readsTheMembersOfAGroup() {
        WhatIfResult result = answer(SimulatedGraph.ALL_PERMISSIONS, new StepRequest("remove", "SPE_E3", E3_GROUP));

        assertThat(result.answer().usersLosingIntune()).isPositive();
        assertThat(result.answer().changes().get(0).scopes().get(0).users()).isNotEmpty();
    }

    @Test
    void aMisspelledNameIsToldBeforeUsersAreRead() {
        assertThatThrownBy(
                        () -> answer(SimulatedGraph.ALL_PERMISSIONS, new StepRequest("lapse", "SPE_E33", Who.NOBODY)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean SPE_E3");
        assertThat(read).noneMatch(table -> table.dataset().equals(Dataset.USERS));
    }

    @Test
    void unknownUsersAreRefusedByName() {
        Who who = users("nobody@contoso.com", "none@contoso.com");
        assertThatThrownBy(() -> answer(SimulatedGraph.ALL_PERMISSIONS, new StepRequest("remove", "SPE_E3", who)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nobody@contoso.com: no such user")
                .hasMessageContaining("none@contoso.com: no such user");
    }

    @Test
    void unknownUsersAreLeftOutOnRequestAndNamed() {
        var step = new StepRequest("remove", "SPE_E3", users("nobody@contoso.com"));
        WhatIfResult result = answer(
                SimulatedGraph.ALL_PERMISSIONS, new Question("test", NOW, List.of(step), Optional.empty(), true));

        assertThat(result.unknownUsers()).containsExactly("nobody@contoso.com");
        assertThat(result.answer().users()).isEmpty();
    }

    @Test
    void answersWhoDepends() {
        WhatIfResult result =
                answer(SimulatedGraph.ALL_PERMISSIONS, new Question("test", NOW, List.of(), Optional.of("EMS"), false));

        assertThat(result.answer().isQuestion()).isTrue();
        assertThat(result.answer().usersLosingIntune()).isPositive();
    }

    @Test
    void aMissingPermissionLeavesAPartOpen() {
        WhatIfResult result = answer(without("Policy.Read.All"), LAPSE);

        assertThat(result.isCertain()).isFalse();
        assertThat(result.answer().unsure()).extracting(Unsure::part).contains("policies");
        assertThat(result.answer().unsure()).anyMatch(u -> u.reason().contains("Policy.Read.All"));
        assertThat(result.answer().usersLosingIntune()).isPositive();
    }

    @Test
    void aGroupThatMayNotBeReadIsRefusedNotGuessed() {
        Set<String> permissions = without("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All");
        assertThatThrownBy(() -> answer(permissions, new StepRequest("remove", "SPE_E3", E3_GROUP)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("GroupMember.Read.All");
    }

    @Test
    void withoutATenantThereIsNoAnswer() {
        try (SimulatedGraph simulated = simulated(SimulatedGraph.ALL_PERMISSIONS);
                GraphClient graph = new GraphClient(
                        GraphConfig.at(simulated.endpoint()), Credentials.readyMade(new Secret("wrong")))) {
            assertThatThrownBy(() -> run().answer(graph, question(LAPSE), read::add))
                    .isInstanceOf(GraphException.class);
        }
    }

    private WhatIfResult answer(Set<String> permissions, StepRequest step) {
        return answer(permissions, question(step));
    }

    private WhatIfResult answer(Set<String> permissions, Question question) {
        try (SimulatedGraph simulated = simulated(permissions);
                GraphClient graph = new GraphClient(
                        GraphConfig.at(simulated.endpoint()), Credentials.readyMade(new Secret(simulated.token())))) {
            return run().answer(graph, question, read::add);
        }
    }

    private static WhatIfRun run() {
        return new WhatIfRun(Rules.STANDARD, RuleSettings.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Question question(StepRequest step) {
        return new Question("test", NOW, List.of(step), Optional.empty(), false);
    }

    private static SimulatedGraph simulated(Set<String> permissions) {
        return SimulatedGraph.start(new TenantPlan(200, 1, NOW, 0), permissions);
    }

    private static Set<String> without(String... permissions) {
        return SimulatedGraph.ALL_PERMISSIONS.stream()
                .filter(p -> !Arrays.asList(permissions).contains(p))
                .collect(Collectors.toSet());
    }

    private static Who users(String... names) {
        return new Who(Arrays.stream(names).map(n -> new UserReference(n, "")).toList(), List.of(), false);
    }
}
