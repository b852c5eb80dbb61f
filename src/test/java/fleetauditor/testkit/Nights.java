package fleetauditor.testkit;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Auditor;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.RunInfo;
import fleetauditor.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Audits of one made-up tenant, a day apart. */
public final class Nights {
    public static final String TENANT_ID = Ids.id("tenant", "contoso").toString();
    public static final Rule<?> RULE = new SickDevice("TST-001");

    private Nights() {}

    /** The clock of a night; night 1 is the first. */
    public static Instant clock(int night) {
        return Tenant.NOW.plus(Duration.ofDays(night));
    }

    /** The audit of a night, with {@link #RULE} alone. */
    public static AuditResult night(int night, Tenant tenant) {
        return audit("run-" + night, clock(night), tenant, RULE);
    }

    public static AuditResult audit(String runId, Instant asOf, Tenant tenant, Rule<?>... rules) {
        return audit(run(runId, asOf), tenant, rules);
    }

    public static AuditResult audit(RunInfo run, Tenant tenant, Rule<?>... rules) {
        var snapshot = new Snapshot(run.asOf(), tenant.snapshot().tables(), Set.of());
        return new AuditResult(
                run, snapshot, new Auditor(List.of(rules), RuleSettings.DEFAULT).audit(snapshot), List.of());
    }

    /** The same audit, as one that asked only some of the rules. */
    public static AuditResult partial(AuditResult result) {
        return new AuditResult(
                result.run(), result.snapshot(), result.outcomes(), result.departures(), List.of(), true);
    }

    public static RunInfo run(String runId, Instant asOf) {
        return new RunInfo(runId, TENANT_ID, "Contoso", asOf, asOf.plusSeconds(1), asOf.plusSeconds(9));
    }

    /** Adds a device with a compliance state that {@link SickDevice} knows. */
    public static Tenant with(Tenant tenant, String device, String state) {
        return tenant.managedDevice(device, d -> d.complianceState = state);
    }
}
