package fleetauditor.report;

import static fleetauditor.report.SampleResult.ANN;
import static fleetauditor.report.SampleResult.BOB;
import static fleetauditor.report.SampleResult.CAT;
import static fleetauditor.report.SampleResult.entra;
import static fleetauditor.report.SampleResult.id;
import static fleetauditor.report.SampleResult.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fleetauditor.audit.AuditResult;
import fleetauditor.license.Unlicensed;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.ReadStats;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import fleetauditor.report.DeviceRow.License;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeviceRowsTest {
    private static final UUID REGISTRATION = id(500);

    private final Map<Dataset<?>, Table<?>> tables = new HashMap<>();

    DeviceRowsTest() {
        users(Table.complete(Dataset.USERS, List.of(ANN, BOB, CAT)));
        tables.put(Dataset.SUBSCRIBED_SKUS, Table.complete(Dataset.SUBSCRIBED_SKUS, List.of(SampleResult.e3())));
        managedDevices();
        entraDevices();
    }

    @Test
    void joinsBothSidesByRegistration() {
        managedDevices(managed(1, "PC-1", REGISTRATION, ANN));
        entraDevices(entra(2, "PC-1 in Entra", REGISTRATION));
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("PC-1");
            assertThat(row.managed()).isNotNull();
            assertThat(row.entra()).isNotNull();
            assertThat(row.deviceId()).isEqualTo(REGISTRATION);
        });
    }

    @Test
    void listsWhatOnlyOneSideKnowsInOrderOfNames() {
        managedDevices(managed(1, "pc-2", null, ANN), managed(2, "PC-3", id(501), ANN));
        entraDevices(entra(3, "PC-1", id(502)), entra(4, "PC-4", null));
        assertThat(rows()).extracting(DeviceRow::name).containsExactly("PC-1", "pc-2", "PC-3", "PC-4");
    }

    @Test
    void listsEveryObjectOfASharedRegistrationOnce() {
        managedDevices(managed(1, "PC-1", REGISTRATION, ANN), managed(2, "PC-1", REGISTRATION, ANN));
        entraDevices(entra(3, "PC-1", REGISTRATION), entra(4, "PC-1", REGISTRATION));
        assertThat(rows())
                .extracting(row -> row.managed().id(), row -> row.entra().id())
                .containsExactlyInAnyOrder(tuple(id(1), id(3)), tuple(id(1), id(4)), tuple(id(2), id(3)));
    }

    @Test
    void saysWhetherThePrimaryUserIsLicensedAndWhyNot() {
        managedDevices(
                managed(1, "A", null, ANN),
                managed(2, "B", null, BOB),
                managed(3, "C", null, CAT),
                managed(4, "D", null, SampleResult.user(99, "gone@contoso.com", SampleResult.Plan.ENABLED)));
        assertThat(rows())
                .extracting(DeviceRow::license, DeviceRow::why, DeviceRow::licensed, DeviceRow::whyUnlicensed)
                .containsExactly(
                        tuple(License.YES, null, true, null),
                        tuple(License.NO, Unlicensed.PLAN_DISABLED, false, "plan-disabled"),
                        tuple(License.NO, Unlicensed.NEVER_LICENSED, false, "never-licensed"),
                        tuple(License.USER_DELETED, null, false, "user-deleted"));
    }

    @Test
    void doesNotTakeAGapForANo() {
        users(Table.gap(Dataset.USERS, State.DENIED, "grant User.Read.All"));
        managedDevices(managed(1, "A", null, ANN));
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.license()).isEqualTo(License.UNKNOWN);
            assertThat(row.licensed()).isNull();
            assertThat(row.whyUnlicensed()).isNull();
        });
    }

    @Test
    void knowsNoReasonWhenTheProductsCouldNotBeRead() {
        tables.put(Dataset.SUBSCRIBED_SKUS, Table.gap(Dataset.SUBSCRIBED_SKUS, State.FAILED, "500"));
        managedDevices(managed(1, "B", null, BOB));
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.license()).isEqualTo(License.NO);
            assertThat(row.why()).isNull();
        });
    }

    @Test
    void anEntraDeviceIsNotManagedOnlyWhenEveryManagedDeviceWasRead() {
        entraDevices(entra(3, "PC-1", id(502)));
        assertThat(rows()).extracting(DeviceRow::license).containsExactly(License.NOT_MANAGED);
        tables.put(
                Dataset.MANAGED_DEVICES,
                new Table<>(Dataset.MANAGED_DEVICES, List.of(), State.PARTIAL, "page 2 failed", ReadStats.NONE));
        assertThat(rows()).extracting(DeviceRow::license).containsExactly(License.UNKNOWN);
    }

    @Test
    void carriesFindingsAboutEitherSideAsSubjectOrRelated() {
        AuditResult result = SampleResult.full();
        List<DeviceRow> rows = new DeviceRows(result).rows().toList();
        assertThat(rows)
                .filteredOn(row -> row.name().equals("PC-7"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.findings()).hasSize(2).allMatch(finding -> finding.startsWith("TST-001:")));
        assertThat(rows)
                .filteredOn(row -> row.name().equals("OLD-TABLET"))
                .singleElement()
                .satisfies(row -> assertThat(row.findings()).isEmpty());
    }

    private void users(Table<?> table) {
        tables.put(Dataset.USERS, table);
    }

    private void managedDevices(ManagedDevice... devices) {
        tables.put(Dataset.MANAGED_DEVICES, Table.complete(Dataset.MANAGED_DEVICES, List.of(devices)));
    }

    private void entraDevices(EntraDevice... devices) {
        tables.put(Dataset.ENTRA_DEVICES, Table.complete(Dataset.ENTRA_DEVICES, List.of(devices)));
    }

    private List<DeviceRow> rows() {
        var snapshot = new Snapshot(SampleResult.AS_OF, tables);
        return new DeviceRows(new AuditResult(SampleResult.RUN, snapshot, List.of(), List.of()))
                .rows()
                .toList();
    }
}
