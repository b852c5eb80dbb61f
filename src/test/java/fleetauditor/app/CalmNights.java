package fleetauditor.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.audit.AuditResult;
import fleetauditor.graph.GraphClient;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import fleetauditor.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The same runs in this process, where nobody kills it and nothing is sent. */
final class CalmNights implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVERYTHING = 10_000;

    private final MortalProgram program;
    private final Path folder;
    private final String url;
    private final Store store;
    private final Map<Long, JsonNode> reports = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    CalmNights(MortalProgram program, Path folder) throws IOException {
        this.program = program;
        this.folder = Files.createDirectories(folder);
        this.url = "jdbc:sqlite:" + folder.resolve("calm.db");
        this.store = SqlStore.open(new StoreConfig(url));
    }

    /** Lives through runs with the clocks of these. */
    void repeat(List<PastRun> runs) throws IOException {
        for (PastRun run : runs) {
            try (SimulatedGraph graph =
                    SimulatedGraph.start(program.plan(program.night(run.info().asOf())))) {
                repeat(run, graph);
            }
        }
    }

    private void repeat(PastRun run, SimulatedGraph simulated) throws IOException {
        AppConfig config = AppConfig.load(new AppConfig.Sources(
                Optional.of(program.configuration()),
                MortalProgram.environment(simulated),
                Map.of(
                        "store.url",
                        url,
                        "report.output",
                        folder.toString(),
                        "report.formats",
                        "json",
                        "graph.endpoint",
                        simulated.endpoint().toString())));
        var application = new Application(config, Clock.systemUTC(), line -> {});
        TenantConfig tenant = config.tenant(Optional.empty());
        try (Nights nights = application.nights(true, false);
                GraphClient graph = application.graph(tenant)) {
            var order = nights.order(tenant.name(), run.info().asOf(), Set.of());
            AuditResult result = application.audit(graph, order, table -> {});
            Changes changes = nights.remember(result, tenant);
            Path report = application.write(graph, result, changes).get(0);
            reports.put(run.number(), JSON.readTree(report.toFile()));
            numbers.put(result.run().id(), run.number());
        }
    }

    Store store() {
        return store;
    }

    JsonNode report(long run) {
        return reports.get(run);
    }

    /** What a route must be told, in order, by the key it must have; as the run of that number says it. */
    Map<String, JsonNode> bodies(String route, List<PastRun> runs) throws IOException {
        var bodies = new LinkedHashMap<String, JsonNode>();
        var messages = new ArrayList<>(store.outbox().list(Optional.empty(), EVERYTHING));
        Collections.reverse(messages);
        for (var queued : messages) {
            if (queued.message().route().equals(route)) {
                JsonNode body = JSON.readTree(queued.message().payload()).path("body");
                long number = numbers.get(body.at("/run/id").asText());
                String id = runs.get((int) number - 1).id();
                ((ObjectNode) body.path("run")).put("id", id);
                bodies.put(id + "." + route, body);
            }
        }
        return bodies;
    }

    @Override
    public void close() {
        store.close();
    }
}
