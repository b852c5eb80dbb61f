package fleetauditor.app;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.graph.GraphClient;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NIGHT = Instant.parse("2026-08-15T02:30:00Z");

    @TempDir
    private Path folder;

    /** The settings know a domain at most; only Graph tells the tenant's id. */
    @Test
    void aNightOnWhichNothingCouldBeReadIsCountedForItsTenant() {
        try (SimulatedGraph graph = SimulatedGraph.start(new TenantPlan(20, 42, NIGHT, 0))) {
            AppConfig config = config(graph);
            TenantConfig tenant = config.tenant(Optional.empty());
            var application = new Application(config, Clock.systemUTC(), line -> {});
            try (Nights nights = application.nights(true, false);
                    GraphClient client = application.graph(tenant)) {
                var order = nights.order(tenant.name(), NIGHT, Set.of());
                AuditResult result = application.audit(client, order, table -> {});
                nights.remember(result, tenant);
                fail(nights, tenant, 1);
                fail(nights, tenant, 2);
            }
            try (Store store = SqlStore.open(config.store())) {
                assertThat(store.tenants()).extracting(Store.KnownTenant::name).containsExactly("Contoso Ltd");
                List<PastRun> runs = store.history(store.tenants().get(0).id(), 10);
                assertThat(runs)
                        .extracting(r -> r.completeness().key())
                        .containsExactly("failed", "failed", "complete");
                assertThat(store.outbox().list(Optional.empty(), 10))
                        .as("the first audit, and two nights without one")
                        .extracting(m -> m.message().runId())
                        .containsExactly(runs.get(0).id(), runs.get(2).id());
            }
        }
    }

    @Test
    void anAuditOfSomeRulesIsRememberedAsOne() {
        try (SimulatedGraph graph = SimulatedGraph.start(new TenantPlan(20, 42, NIGHT, 0))) {
            AppConfig config = config(graph);
            live(config, NIGHT, Set.of());
            live(config, NIGHT.plusSeconds(1), Set.of("HYB-004"));

            assertThat(history(config)).extracting(PastRun::partial).containsExactly(true, false);
        }
    }

    @Test
    void anAuditOfThePastChangesNothing() {
        try (SimulatedGraph first = SimulatedGraph.start(new TenantPlan(20, 42, NIGHT, 0));
                SimulatedGraph third = SimulatedGraph.start(new TenantPlan(60, 42, NIGHT.plus(DAY), 2))) {
            AppConfig config = config(third);
            live(config, NIGHT.plus(DAY), Set.of());
            List<PastRun> runs = history(config);
            List<KnownFinding> open = open(config, runs);
            assertThat(open).isNotEmpty();

            Changes past = live(config(first), NIGHT, Set.of());
            assertThat(past.previous()).isNull();
            assertThat(past.appeared()).as("the report goes on as usual").isNotEmpty();
            try (Nights nights = new Application(config, Clock.systemUTC(), line -> {}).nights(true, false)) {
                fail(nights, config.tenant(Optional.empty()), -1);
                fail(nights, config.tenant(Optional.empty()), -2);
            }

            assertThat(history(config)).isEqualTo(runs);
            assertThat(open(config, runs)).isEqualTo(open);
            try (Store store = SqlStore.open(config.store())) {
                assertThat(store.outbox().list(Optional.empty(), 10)).hasSize(1);
            }
            Changes again = live(config, NIGHT.plus(DAY), Set.of());
            assertThat(again.previous()).as("the same clock is not the past").isEqualTo(runs.get(0));
            assertThat(again.appeared()).isEmpty();
            assertThat(again.reopened()).isEmpty();
        }
    }

    /** Whoever once gave a clock of the future by mistake must hear of the nights until then. */
    @Test
    void anAuditOfThePresentIsAlwaysRemembered() {
        Instant now = Instant.now();
        try (SimulatedGraph graph = SimulatedGraph.start(new TenantPlan(20, 42, now, 0))) {
            AppConfig config = config(graph);
            live(config, now.plus(Duration.ofDays(400)), Set.of());
            live(config, now, Set.of());

            assertThat(history(config)).hasSize(2);
        }
    }

    private static List<KnownFinding> open(AppConfig config, List<PastRun> runs) {
        try (Store store = SqlStore.open(config.store())) {
            return store.open(runs.get(0).info().tenantId());
        }
    }

    private static Changes live(AppConfig config, Instant asOf, Set<String> only) {
        TenantConfig tenant = config.tenant(Optional.empty());
        var application = new Application(config, Clock.systemUTC(), line -> {});
        try (Nights nights = application.nights(true, false);
                GraphClient client = application.graph(tenant)) {
            var order = nights.order(tenant.name(), asOf, only);
            return nights.remember(application.audit(client, order, table -> {}), tenant);
        }
    }

    private static List<PastRun> history(AppConfig config) {
        try (Store store = SqlStore.open(config.store())) {
            return store.history(store.tenants().get(0).id(), 10);
        }
    }

    private static void fail(Nights nights, TenantConfig tenant, int night) {
        Instant now = Instant.now();
        nights.failed(tenant, "no connection", NIGHT.plus(Duration.ofDays(night)), now, now);
    }

    private AppConfig config(SimulatedGraph graph) {
        return AppConfig.load(new AppConfig.Sources(
                Optional.empty(),
                Map.of("FLEET_AUDITOR_ACCESS_TOKEN", graph.token()),
                Map.of(
                        "graph.endpoint",
                        graph.endpoint().toString(),
                        "signIn.tenantId",
                        "contoso.com",
                        "store.url",
                        "jdbc:sqlite:" + folder.resolve("store.db"),
                        "report.output",
                        folder.toString(),
                        "alerts.routes[0].name",
                        "siem",
                        "alerts.routes[0].channel",
                        "ocsf-file",
                        "alerts.routes[0].rules",
                        "all",
                        "alerts.routes[0].path",
                        folder.resolve("events.ndjson").toString())));
    }
}
