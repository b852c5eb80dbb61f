package fleetauditor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RuleSettings;
import fleetauditor.config.ConfigException;
import fleetauditor.config.Secret;
import fleetauditor.graph.Credentials;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphConfig;
import fleetauditor.graph.GraphException;
import fleetauditor.kept.KeptData;
import fleetauditor.kept.KeptDataReader;
import fleetauditor.kept.KeptDataWriter;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.Table;
import fleetauditor.report.WhatifFiles;
import fleetauditor.report.WhatifTexts;
import fleetauditor.rules.Rules;
import fleetauditor.run.WhatIfRun.Question;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import fleetauditor.whatif.StepRequest;
import fleetauditor.whatif.StepRequest.UserReference;
import fleetauditor.whatif.StepRequest.Who;
import fleetauditor.whatif.Unsure;
import fleetauditor.whatif.WhatIfResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfRunTest {
    private static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");
    private static final Who EVERYONE = new Who(List.of(), List.of(), true);
    private static final Who E3_GROUP = new Who(List.of(), List.of("Licenses - Microsoft 365 E3"), false);
    private static final StepRequest LAPSE = new StepRequest("lapse", "SPE_E3", Who.NOBODY);

    @TempDir
    private Path folder;

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
    void whoCannotBeLookedUpIsNeitherRefusedNorCalledUnknown() {
        Set<String> permissions = without("User.Read.All", "Directory.Read.All");
        WhatIfResult result = answer(
                permissions, new StepRequest("remove", "SPE_E3", users("user0001@contoso.com", "ann@contoso.com")));

        assertThat(result.unknownUsers()).isEmpty();
        assertThat(result.unreadUsers()).containsExactly("ann@contoso.com", "user0001@contoso.com");
        assertThat(result.answer().unsure()).extracting(Unsure::part).contains("users", "seats", "findings");
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

    // kept data

    @Test
    void keptDataAnswersAsTheTenantDid() throws IOException {
        KeptData kept = kept(SimulatedGraph.ALL_PERMISSIONS);
        for (StepRequest step : List.of(
                LAPSE,
                new StepRequest("remove", "SPE_E3", E3_GROUP),
                new StepRequest("remove-from-group", "Licenses - Microsoft 365 E3", E3_GROUP),
                new StepRequest("swap", "SPE_E5=ENTERPRISEPACK", EVERYONE))) {
            assertThat(json(run().answer(kept, question(step))))
                    .as(step.kind())
                    .isEqualTo(json(answer(SimulatedGraph.ALL_PERMISSIONS, step)));
        }
        var depends = new Question("test", NOW, List.of(), Optional.of("SPE_E3"), false);
        assertThat(json(run().answer(kept, depends))).isEqualTo(json(answer(SimulatedGraph.ALL_PERMISSIONS, depends)));
    }

    @Test
    void keptDataSaysWhenAndOfWhomItIs() {
        WhatIfResult result = run().answer(kept(SimulatedGraph.ALL_PERMISSIONS), question(LAPSE));

        assertThat(result.fromKeptData()).isTrue();
        assertThat(result.run().asOf()).isEqualTo(NOW);
        assertThat(result.run().tenantName()).isEqualTo("Contoso Ltd");
    }

    @Test
    void keptDataKnowsTheMembersOfGroupsThatHandOutLicenses() {
        WhatIfResult result = run().answer(
                        kept(SimulatedGraph.ALL_PERMISSIONS), question(new StepRequest("remove", "SPE_E3", E3_GROUP)));
        assertThat(result.answer().changes().get(0).scopes().get(0).users()).isNotEmpty();
    }

    @Test
    void aGroupThatIsNotInKeptDataIsRefusedWithWhatToDo() {
        var step = new StepRequest("remove", "SPE_E3", new Who(List.of(), List.of("Sales EMEA"), false));
        assertThatThrownBy(() -> run().answer(kept(SimulatedGraph.ALL_PERMISSIONS), question(step)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no group Sales EMEA")
                .hasMessageContaining("ask the tenant, without --data, or name the users by --users");
    }

    @Test
    void aGroupWithoutMembersInKeptDataIsRefusedNotEmpty() {
        KeptData kept = kept(SimulatedGraph.ALL_PERMISSIONS);
        var without = new KeptData(kept.run(), kept.snapshot(), List.of(), Map.of());
        assertThatThrownBy(() -> run().answer(without, question(new StepRequest("remove", "SPE_E3", E3_GROUP))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("are not in the kept data");
    }

    @Test
    void aNameThatSeveralGroupsHaveStaysAnError() {
        KeptData kept = kept(SimulatedGraph.ALL_PERMISSIONS);
        var other = new Group(new UUID(0, 1), "LICENSES - Microsoft 365 E3", List.of());
        var with = new KeptData(kept.run(), kept.snapshot(), List.of(other), kept.members());
        assertThatThrownBy(() -> run().answer(with, question(new StepRequest("remove", "SPE_E3", E3_GROUP))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("several groups are called");
    }

    @Test
    void whatTheAuditCouldNotReadStaysOpenInKeptData() {
        WhatIfResult result = run().answer(kept(without("Policy.Read.All")), question(LAPSE));

        assertThat(result.isCertain()).isFalse();
        assertThat(result.answer().unsure()).extracting(Unsure::part).contains("policies");
    }

    @Test
    void unknownUsersAreRefusedInKeptDataToo() {
        var step = new StepRequest("remove", "SPE_E3", users("nobody@contoso.com"));
        assertThatThrownBy(() -> run().answer(kept(SimulatedGraph.ALL_PERMISSIONS), question(step)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nobody@contoso.com: no such user");
    }

    /** Through the file, as in life. */
    private KeptData kept(Set<String> permissions) {
        try (SimulatedGraph simulated = simulated(permissions);
                GraphClient graph = new GraphClient(
                        GraphConfig.at(simulated.endpoint()), Credentials.readyMade(new Secret(simulated.token())))) {
            AuditResult audit = new AuditRun(
                            Rules.STANDARD, RuleSettings.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC), run().reads())
                    .audit(graph, new AuditRun.Order("test", NOW, Set.of()), table -> {});
            Path file = folder.resolve("kept.data.jsonl.gz");
            try (var out = Files.newOutputStream(file)) {
                new KeptDataWriter(Keeping.of(graph, audit), "1").write(out);
            }
            return KeptDataReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file without the run: its id and times differ. */
    private JsonNode json(WhatIfResult result) throws IOException {
        var texts = new WhatifTexts(Texts.in(Language.EN));
        Path file =
                WhatifFiles.write(folder, List.of("json"), result, texts, "1").get(0);
        var json = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        json.remove("run");
        return json;
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
