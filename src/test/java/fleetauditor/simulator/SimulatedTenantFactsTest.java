package fleetauditor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTenantFactsTest {
    private static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");
    private static final int RULES = 41;

    @ParameterizedTest
    @ValueSource(ints = {17, 20, 61, 200, 1000})
    void plantsAFaultForEveryRule(int devices) {
        Map<String, List<String>> planted =
                SimulatedTenantFacts.of(plan(devices, 0)).planted();

        assertThat(planted).hasSize(RULES);
        assertThat(planted.get("LIC-004")).hasSizeGreaterThan(0).allMatch(subject -> subject.startsWith("user "));
    }

    @Test
    void keepsMostOfACompanyHealthy() {
        long devices = SimulatedTenantFacts.of(plan(200, 0)).faults().stream()
                .filter(fault -> fault.kind() == SubjectKind.MANAGED_DEVICE)
                .map(Planted::id)
                .distinct()
                .count();

        assertThat(devices).isBetween(15L, 50L);
    }

    @Test
    void plantsMoreInLargerTenants() {
        assertThat(SimulatedTenantFacts.of(plan(5000, 0)).faults())
                .hasSizeGreaterThan(
                        SimulatedTenantFacts.of(plan(200, 0)).faults().size() + 100);
    }

    @Test
    void namesObjectsThatAreThere() {
        Tenant tenant = Tenant.of(plan(200, 0));
        var ids = new HashSet<String>();
        for (RowSource rows : List.of(tenant.users(), tenant.entraDevices(), tenant.managedDevices())) {
            Tenant.first(rows, Integer.MAX_VALUE, row -> true).forEach(row -> ids.add(row.text("id")));
        }
        Set<SubjectKind> kinds = Set.of(SubjectKind.USER, SubjectKind.ENTRA_DEVICE, SubjectKind.MANAGED_DEVICE);

        assertThat(SimulatedTenantFacts.of(plan(200, 0)).faults())
                .filteredOn(fault -> kinds.contains(fault.kind()))
                .hasSizeGreaterThan(30)
                .allMatch(fault -> ids.contains(fault.id()));
    }

    @Test
    void changesALittleFromNightToNight() {
        int changed = 0;
        List<Planted> before = SimulatedTenantFacts.of(plan(200, 0)).faults();
        for (int night = 1; night < 30; night++) {
            List<Planted> after = SimulatedTenantFacts.of(plan(200, night)).faults();
            var same = new HashSet<>(after);
            same.retainAll(before);
            assertThat(same).as("night %d", night).hasSizeGreaterThan(before.size() * 8 / 10);
            changed += same.size() == before.size() && same.size() == after.size() ? 0 : 1;
            before = after;
        }

        assertThat(changed).isEqualTo(29);
    }

    @Test
    void bringsSomeFaultsBack() {
        assertThat(silentMacs(0)).hasSize(1);
        assertThat(silentMacs(1)).isEmpty();
        assertThat(silentMacs(4)).containsAll(silentMacs(0));
    }

    @Test
    void keepsItsDevicesWhateverTheNight() {
        assertThat(managedIds(plan(61, 13))).isEqualTo(managedIds(plan(61, 0))).hasSize(61);
    }

    @Test
    void holdsExactlySoManyManagedDevices() {
        for (int devices = 0; devices < 300; devices++) {
            assertThat(managedIds(plan(devices, 0))).as("%d devices", devices).hasSize(devices);
        }
    }

    @Test
    void makesInEverySceneAsManyManagedDevicesAsItPromises() {
        Tenant tenant = Tenant.of(plan(0, 0));
        for (List<Scene> scenes : List.of(Cast.main(), Cast.repeatable())) {
            for (int i = 0; i < scenes.size(); i++) {
                for (boolean broken : List.of(true, false)) {
                    var desk = new Desk(tenant, i, broken);
                    scenes.get(i).story().accept(desk);
                    assertThat(desk.managedDevices())
                            .as("scene %d, broken: %s", i, broken)
                            .hasSize(scenes.get(i).managedDevices());
                    if (!broken) {
                        assertThat(desk.planted()).as("scene %d", i).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void namesNobodyTwice() {
        Tenant tenant = Tenant.of(plan(30_000, 0));
        var names = new HashSet<String>();
        var serials = new HashSet<String>();

        tenant.users().walk(0, user -> {
            assertThat(names.add(user.text("userPrincipalName")))
                    .as(user.text("userPrincipalName"))
                    .isTrue();
            return true;
        });
        for (long number = 0; number < 100_000; number++) {
            serials.add(DeviceRows.serial(tenant.seed(), number));
        }

        assertThat(serials).hasSize(100_000);
    }

    private static List<String> silentMacs(int night) {
        return SimulatedTenantFacts.of(plan(20, night)).planted().getOrDefault("JMF-003", List.of());
    }

    private static List<String> managedIds(TenantPlan plan) {
        return Tenant.first(Tenant.of(plan).managedDevices(), Integer.MAX_VALUE, row -> true).stream()
                .map(row -> row.text("id"))
                .toList();
    }

    private static TenantPlan plan(int devices, int night) {
        return new TenantPlan(devices, 42, NOW.plus(Duration.ofDays(night)), night);
    }
}
