package fleetauditor.testkit;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RuleSettings;
import fleetauditor.config.Secret;
import fleetauditor.graph.Credentials;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphConfig;
import fleetauditor.rules.Rules;
import fleetauditor.run.AuditRun;
import fleetauditor.run.AuditRun.Order;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;

/** Whole audits of simulated tenants, through HTTP as in life. */
public final class Audits {
    private Audits() {}

    /** Every rule on a plan's tenant, as of its clock, with every permission. */
    public static AuditResult of(TenantPlan plan) {
        return of(plan, SimulatedGraph.ALL_PERMISSIONS);
    }

    /** The same with a token that carries these permissions only. */
    public static AuditResult of(TenantPlan plan, Set<String> permissions) {
        try (SimulatedGraph graph = SimulatedGraph.start(plan, permissions);
                var client = new GraphClient(
                        GraphConfig.at(graph.endpoint()), Credentials.readyMade(new Secret(graph.token())))) {
            return new AuditRun(Rules.STANDARD, RuleSettings.DEFAULT, Clock.fixed(plan.now(), ZoneOffset.UTC))
                    .audit(client, new Order("simulated", plan.now(), Set.of()), table -> {});
        }
    }
}
