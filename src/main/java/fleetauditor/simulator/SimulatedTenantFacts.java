package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an audit of a simulated tenant must find, rule by rule. It comes from the same code that makes the rows: whatever
 * makes a fault notes it in the same place.
 */
public final class SimulatedTenantFacts {
    private final List<Planted> faults;

    private SimulatedTenantFacts(List<Planted> faults) {
        this.faults = List.copyOf(faults);
    }

    /** The faults of a plan's tenant on its night. */
    public static SimulatedTenantFacts of(TenantPlan plan) {
        Tenant tenant = Tenant.of(plan);
        var faults = new ArrayList<Planted>();
        for (int desk = 0; desk < tenant.layout().castDesks(); desk++) {
            faults.addAll(tenant.desk(desk).planted());
        }
        faults.addAll(new SkuRows(tenant).planted());
        faults.addAll(new TenantRows(tenant).planted());
        faults.addAll(new PartnerRows(tenant).planted());
        faults.addAll(new AppRows(tenant).planted());
        faults.addAll(new PolicyRows(tenant).planted());
        var profiles = new ProfileRows(tenant);
        faults.addAll(profiles.planted());
        faults.addAll(new CertificateRows(tenant, profiles).planted());
        faults.sort(Comparator.comparing(Planted::ruleId));
        return new SimulatedTenantFacts(faults);
    }

    /** Every fault, by rule id; one entry for each finding that is due. */
    public List<Planted> faults() {
        return faults;
    }

    /** Rule id to subjects as {@code kind name}; rules without a fault tonight are left out. */
    public Map<String, List<String>> planted() {
        var planted = new TreeMap<String, List<String>>();
        for (Planted fault : faults) {
            planted.computeIfAbsent(fault.ruleId(), id -> new ArrayList<>()).add(fault.subject());
        }
        return planted;
    }
}
