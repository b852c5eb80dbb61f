package fleetauditor.audit;

import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditViewTest {
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({
        // seconds after now, older than a day, within a day, ahead at most a day
        "-86401, true,  false, false",
        "-86400, false, true,  false",
        "-1,     false, true,  false",
        "0,      false, true,  true",
        "1,      false, false, true",
        "86400,  false, false, true",
        "86401,  false, false, false"
    })
    void withinIncludesItsEndsAndOlderDoesNot(long seconds, boolean older, boolean within, boolean ahead) {
        AuditView view = view(tenant());
        Instant then = NOW.plusSeconds(seconds);

        assertThat(view.isOlder(then, DAY)).isEqualTo(older);
        assertThat(view.isWithin(then, DAY)).isEqualTo(within);
        assertThat(view.isAhead(then, DAY)).isEqualTo(ahead);
        assertThat(view.age(then)).isEqualTo(Duration.ofSeconds(-seconds));
    }

    @Test
    void anUnknownTimeIsNeitherOldNorRecentNorAhead() {
        AuditView view = view(tenant());

        assertThat(view.isOlder(null, DAY)).isFalse();
        assertThat(view.isWithin(null, DAY)).isFalse();
        assertThat(view.isAhead(null, DAY)).isFalse();
    }

    @Test
    void whatIsNotDeclaredCannotBeRead() {
        AuditView view = view(tenant(), Dataset.USERS);

        assertThat(view.rows(Dataset.USERS)).isEmpty();
        assertThatThrownBy(() -> view.rows(Dataset.SIGN_INS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule TST-001 reads 'signIns' but does not declare it");
        assertThatThrownBy(() -> view.entraDevice(Ids.deviceId("PC"))).hasMessageContaining("'entraDevices'");
        assertThatThrownBy(() -> view.managedDevices(Ids.deviceId("PC"))).hasMessageContaining("'managedDevices'");
        assertThatThrownBy(() -> view.managedDevice(Ids.id("managedDevice", "PC")))
                .hasMessageContaining("'managedDevices'");
        assertThatThrownBy(() -> view.managedDevicesOf(Ids.userId("ann"))).hasMessageContaining("'managedDevices'");
        assertThatThrownBy(view::managedDevicesBySerial).hasMessageContaining("'managedDevices'");
        assertThatThrownBy(() -> view(tenant()).user(Ids.userId("ann"))).hasMessageContaining("'users'");
        assertThatThrownBy(() -> view.members(Ids.groupId("G"))).hasMessageContaining("'groupMembers'");
        assertThatThrownBy(() -> view.group(Ids.groupId("G"))).hasMessageContaining("'groups'");
        assertThatThrownBy(view::licensing).hasMessageContaining("'subscribedSkus'");
        assertThatThrownBy(() -> view.isComplete(Dataset.SIGN_INS)).hasMessageContaining("'signIns'");
    }

    @Test
    void aDatasetThatIsOnlyUsedCanBeReadAsWell() {
        var snapshot = tenant().signIn("ann", "PC", NOW).snapshot();
        var spec = RuleSpec.rule("TST-001", SubjectKind.USER, Severity.LOW).using(Dataset.SIGN_INS);
        var view = new AuditView(snapshot, new Lookups(snapshot), spec);

        assertThat(view.rows(Dataset.SIGN_INS)).hasSize(1);
        assertThat(view.isComplete(Dataset.SIGN_INS)).isTrue();
    }

    @Test
    void aManagedDeviceJoinsOnTheRegistrationIdAndNotOnTheObjectId() {
        AuditView view = view(tenant().pc("PC-7"), Dataset.ENTRA_DEVICES, Dataset.MANAGED_DEVICES);
        EntraDevice device = view.rows(Dataset.ENTRA_DEVICES).get(0);

        assertThat(view.entraDevice(device.deviceId())).contains(device);
        assertThat(view.entraDevice(device.id())).isEmpty();
        assertThat(view.managedDevices(device.deviceId()))
                .extracting(ManagedDevice::deviceName)
                .containsExactly("PC-7");
    }

    @Test
    void whatIsUnknownJoinsWithNothing() {
        AuditView view = view(
                tenant().entraDevice("PC", d -> d.deviceId = null).managedDevice("PC", d -> {
                    d.azureADDeviceId = null;
                    d.userId = null;
                }),
                Dataset.ENTRA_DEVICES,
                Dataset.MANAGED_DEVICES,
                Dataset.USERS,
                Dataset.GROUPS,
                Dataset.GROUP_MEMBERS);

        assertThat(view.entraDevices(null)).isEmpty();
        assertThat(view.managedDevices(null)).isEmpty();
        assertThat(view.managedDevice(null)).isEmpty();
        assertThat(view.user(null)).isEmpty();
        assertThat(view.group(null)).isEmpty();
        assertThat(view.members(null)).isEmpty();
        assertThat(view.managedDevicesOf(Ids.userId("ann"))).isEmpty();
    }

    @Test
    void aJoinIsBuiltOnce() {
        var lookups = new Lookups(tenant().user("ann").snapshot());

        assertThat(lookups.usersById()).isSameAs(lookups.usersById());
        assertThat(lookups.managedDevicesById()).isNotSameAs(lookups.usersById());
    }

    @Test
    void severalWithOneIdStandInTheOrderOfTheirObjectIds() {
        UUID shared = Ids.deviceId("shared");
        Tenant tenant = tenant();
        for (int i = 0; i < 20; i++) {
            tenant.entraDevice("PC-" + i, d -> d.deviceId = shared);
        }

        for (long seed = 0; seed < 3; seed++) {
            AuditView view = view(tenant.shuffled(seed), Dataset.ENTRA_DEVICES);
            assertThat(view.entraDevices(shared))
                    .hasSize(20)
                    .extracting(EntraDevice::id)
                    .isSorted();
            assertThat(view.entraDevice(shared))
                    .contains(view.entraDevices(shared).get(0));
        }
    }

    @Test
    void placeholderSerialNumbersNeverGroup() {
        AuditView view = view(
                tenant().managedDevice("A", d -> d.serialNumber = " c02x ")
                        .managedDevice("B", d -> d.serialNumber = "C02X")
                        .managedDevice("C", d -> d.serialNumber = "0")
                        .managedDevice("D", d -> d.serialNumber = null),
                Dataset.MANAGED_DEVICES);

        assertThat(view.managedDevicesBySerial()).containsOnlyKeys("C02X");
        assertThat(view.managedDevicesBySerial().get("C02X")).hasSize(2);
    }

    @Test
    void theTenantHasANameWhereItIsKnown() {
        assertThat(view(tenant()).tenant().name()).isEqualTo("Contoso");
        assertThat(view(tenant().without(Dataset.ORGANIZATION)).tenant())
                .isEqualTo(new Subject(SubjectKind.TENANT, "unknown", ""));
        assertThat(view(emptyTenant()).now()).isEqualTo(NOW);
    }

    private static AuditView view(Tenant tenant, Dataset<?>... datasets) {
        var snapshot = tenant.snapshot();
        var spec = RuleSpec.rule("TST-001", SubjectKind.USER, Severity.LOW).requiring(datasets);
        return new AuditView(snapshot, new Lookups(snapshot), spec);
    }
}
