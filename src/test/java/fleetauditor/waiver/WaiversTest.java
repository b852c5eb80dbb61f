package fleetauditor.waiver;

import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.Dataset;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.NamedGroup.State;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Tenant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
    private static final LocalDate DAY = LocalDate.parse("2026-08-15");

    @ParameterizedTest
    @CsvSource({
        "KIOSK-7,     KIOSK-7,  true",
        "kiosk-*,     KIOSK-7,  true",
        "*-7,         KIOSK-7,  true",
        "K*S*-7,      KIOSK-7,  true",
        "*,           KIOSK-7,  true",
        "KIOSK-,      KIOSK-7,  false",
        "IOSK-7,      KIOSK-7,  false",
        "KIOSK.7,     KIOSK-7,  false",
        "KIOSK-*,     KIOSK,    false",
        "'a*)[b',     'A.*)[B', true",
    })
    void aNamePatternMatchesTheWholeNameAndOnlyTheStarIsSpecial(String pattern, String name, boolean fits) {
        var waived = new WaivedSubject(null, pattern, null, null);

        assertThat(waived.fits(new Subject(SubjectKind.MANAGED_DEVICE, "1", name), SubjectFacts.NONE))
                .isEqualTo(fits);
    }

    @Test
    void everyPartThatIsGivenMustFit() {
        var facts = new SnapshotFacts(
                tenant().managedDevice("MAC-1", d -> d.operatingSystem = "macOS")
                        .pc("PC-1")
                        .snapshot(),
                List.of());
        var macs = new WaivedSubject(null, "*-1", null, "MACOS");

        assertThat(macs.fits(managedDevice("MAC-1"), facts)).isTrue();
        assertThat(macs.fits(managedDevice("PC-1"), facts)).isFalse();
        assertThat(new WaivedSubject(null, "PC-*", null, "macOS").fits(managedDevice("MAC-1"), facts))
                .isFalse();
    }

    @Test
    void anIdIsComparedWithoutCase() {
        Subject device = managedDevice("PC-1");

        assertThat(new WaivedSubject(device.id().toUpperCase(java.util.Locale.ROOT), null, null, null)
                        .fits(device, SubjectFacts.NONE))
                .isTrue();
    }

    @Test
    void onlyDevicesHaveAnOperatingSystem() {
        var facts = new SnapshotFacts(tenant().user("ann").pc("PC-1").snapshot(), List.of());

        assertThat(facts.operatingSystem(managedDevice("PC-1"))).contains("Windows");
        assertThat(facts.operatingSystem(new Subject(
                        SubjectKind.ENTRA_DEVICE, Ids.id("entraDevice", "PC-1").toString(), "PC-1")))
                .contains("Windows");
        assertThat(facts.operatingSystem(user("ann"))).isEmpty();
    }

    @Test
    void aGroupHasItsUsersItsDevicesAndTheDevicesOfItsUsers() {
        Tenant tenant =
                tenant().user("ann").pc("PC-1").pc("PC-2").managedDevice("MAC-1", d -> d.userId = Ids.userId("ann"));
        var staff = new NamedGroup("Field staff", State.READ, Set.of(Ids.userId("ann")), Set.of(entraDeviceOf("PC-1")));
        var facts = new SnapshotFacts(tenant.snapshot(), List.of(staff));

        assertThat(facts.isMember(user("ann"), "field STAFF")).isTrue();
        assertThat(facts.isMember(user("bob"), "Field staff")).isFalse();
        assertThat(facts.isMember(
                        new Subject(
                                SubjectKind.ENTRA_DEVICE, entraDeviceOf("PC-1").toString(), "PC-1"),
                        "Field staff"))
                .isTrue();
        assertThat(facts.isMember(managedDevice("PC-1"), "Field staff"))
                .as("through its Entra device")
                .isTrue();
        assertThat(facts.isMember(managedDevice("MAC-1"), "Field staff"))
                .as("through its primary user")
                .isTrue();
        assertThat(facts.isMember(managedDevice("PC-2"), "Field staff")).isFalse();
        assertThat(facts.isMember(user("ann"), "Another group")).isFalse();
    }

    /** Rules and waivers keep apart: what policies are assigned to waives nothing unless it was asked for. */
    @Test
    void aGroupThatNobodyAskedForHasNoMembers() {
        Tenant tenant = tenant().user("ann")
                .add(
                        Dataset.GROUP_MEMBERS,
                        new GroupMembers(Ids.groupId("Field staff"), Set.of(Ids.userId("ann")), Set.of()));
        var facts = new SnapshotFacts(tenant.snapshot(), List.of());

        assertThat(facts.isMember(user("ann"), Ids.groupId("Field staff").toString()))
                .isFalse();
        assertThat(facts.group(Ids.groupId("Field staff").toString())).isEmpty();
    }

    @Test
    void aGroupOfDevicesIsNotKnownWithoutTheEntraDevices() {
        var kiosks = new NamedGroup("Kiosks", State.READ, Set.of(), Set.of(entraDeviceOf("PC-1")));
        var people = new NamedGroup("People", State.READ, Set.of(Ids.userId("ann")), Set.of());
        var groups = List.of(kiosks, people, NamedGroup.without("Gone", State.UNKNOWN));

        var complete = new SnapshotFacts(tenant().pc("PC-1").snapshot(), groups);
        var without = new SnapshotFacts(
                tenant().pc("PC-1").without(Dataset.ENTRA_DEVICES).snapshot(), groups);

        assertThat(complete.group("KIOSKS")).contains(State.READ);
        assertThat(without.group("Kiosks")).contains(State.UNREADABLE);
        assertThat(without.group("People")).contains(State.READ);
        assertThat(without.group("Gone")).contains(State.UNKNOWN);
    }

    @Test
    void namesEachGroupOnceAndOnlyThoseOfTheRules() {
        var waivers = new Waivers(List.of(
                forGroup("TST-001", "Staff"),
                forGroup("TST-001", "STAFF"),
                forGroup("TST-002", "Kiosks"),
                waiver(1, "2026-10-01")));

        assertThat(waivers.groups()).containsExactly("Kiosks", "Staff");
        assertThat(waivers.of(Set.of("TST-002")).groups()).containsExactly("Kiosks");
        assertThat(waivers.of(Set.of()).groups()).hasSize(2);
    }

    @Test
    void ofSeveralThatFitTheLongestHolds() {
        var waivers = new Waivers(List.of(waiver(1, "2026-09-01"), waiver(2, "2026-10-01"), waiver(3, "2026-10-01")));

        assertThat(waivers.match("TST-001", managedDevice("PC-1"), SubjectFacts.NONE))
                .map(Waiver::number)
                .contains(2);
        assertThat(waivers.match("TST-002", managedDevice("PC-1"), SubjectFacts.NONE))
                .isEmpty();
    }

    @Test
    void aWaiverHoldsThroughItsLastDay() {
        assertThat(waiver(1, "2026-08-15").holdsOn(DAY)).isTrue();
        assertThat(waiver(1, "2026-08-14").holdsOn(DAY)).isFalse();
    }

    @Test
    void aWaiverLapsesSoonWhenItEndsWithinFourteenDays() {
        var waivers = new Waivers(List.of(
                waiver(1, "2026-08-14"), waiver(2, "2026-08-15"), waiver(3, "2026-08-29"), waiver(4, "2026-08-30")));

        assertThat(waivers.lapsing(DAY)).extracting(Waiver::number).containsExactly(2, 3);
        assertThat(waivers.lapsed(DAY)).extracting(Waiver::number).containsExactly(1);
    }

    @Test
    void aSubjectIsNamedByItsParts() {
        assertThat(new WaivedSubject("7", "K*", "Staff", "Windows").text())
                .isEqualTo("id 7, name K*, group Staff, operatingSystem Windows");
    }

    private static java.util.UUID entraDeviceOf(String name) {
        return tenant().entraDevice(name, d -> {})
                .snapshot()
                .rows(Dataset.ENTRA_DEVICES)
                .get(0)
                .id();
    }

    private static Subject managedDevice(String name) {
        return new Subject(
                SubjectKind.MANAGED_DEVICE, Ids.id("managedDevice", name).toString(), name);
    }

    private static Subject user(String name) {
        return new Subject(SubjectKind.USER, Ids.userId(name).toString(), name + "@contoso.com");
    }

    private static Waiver forGroup(String rule, String group) {
        return new Waiver(
                1,
                rule,
                new WaivedSubject(null, null, group, null),
                "because",
                "ann",
                null,
                LocalDate.parse("2026-10-01"));
    }

    private static Waiver waiver(int number, String until) {
        return new Waiver(
                number,
                "TST-001",
                new WaivedSubject(null, "PC-*", null, null),
                "because",
                "ann",
                null,
                LocalDate.parse(until));
    }
}
