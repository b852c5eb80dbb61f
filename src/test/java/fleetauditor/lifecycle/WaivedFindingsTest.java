package fleetauditor.lifecycle;

import static fleetauditor.testkit.Nights.clock;
import static fleetauditor.testkit.Nights.night;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.model.Dataset;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.NamedGroup.State;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.Ids;
import fleetauditor.waiver.WaivedSubject;
import fleetauditor.waiver.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class WaivedFindingsTest {
    private final Diary diary = new Diary();

    @Test
    void aWaivedFindingStandsApartAndIsNoNews() {
        Waiver waiver = waiver("PC-1", "2026-12-31");
        Changes changes = diary.waive(waiver).record(night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "error")));

        assertThat(names(changes.waived())).containsExactly("PC-1");
        assertThat(names(changes.appeared())).containsExactly("PC-2");
        Standing standing = changes.standing(changes.waived().get(0));
        assertThat(standing.status()).isEqualTo(Status.WAIVED);
        assertThat(standing.waiver()).isEqualTo(waiver);
        assertThat(standing.isNews()).isFalse();
        assertThat(changes.trend().get(0).tally().waived()).isEqualTo(1);
        assertThat(changes.trend().get(0).tally().openTotal()).isEqualTo(1);
    }

    @Test
    void aWaivedFindingThatGetsWorseIsStillWaived() {
        diary.waive(waiver("PC-1", "2026-12-31")).record(night(1, with(tenant(), "PC-1", "noncompliant")));
        Changes changes = diary.record(night(2, with(tenant(), "PC-1", "error")));

        assertThat(changes.worsened()).isEmpty();
        assertThat(changes.standing(changes.waived().get(0)).isNews()).isFalse();
    }

    @Test
    void whenTheWaiverHasEndedTheFindingIsOpenAgainAndNamed() {
        // Night 3 is 18 August.
        diary.waive(waiver("PC-1", "2026-08-17")).record(night(1, with(tenant(), "PC-1", "error")));
        assertThat(names(diary.record(night(2, with(tenant(), "PC-1", "error"))).waived()))
                .containsExactly("PC-1");
        Changes changes = diary.record(night(3, with(tenant(), "PC-1", "error")));

        assertThat(changes.waived()).isEmpty();
        assertThat(names(changes.unwaived())).containsExactly("PC-1");
        assertThat(changes.standing(changes.unwaived().get(0)).status()).isEqualTo(Status.OPEN);
        assertThat(changes.lapsedWaivers()).hasSize(1);
        assertThat(changes.unusedWaivers()).isEmpty();
        assertThat(diary.record(night(4, with(tenant(), "PC-1", "error"))).unwaived())
                .isEmpty();
    }

    @Test
    void aWaivedFindingThatIsGoneIsResolved() {
        diary.waive(waiver("PC-1", "2026-12-31")).record(night(1, with(tenant(), "PC-1", "error")));

        assertThat(diary.record(night(2, tenant())).resolved()).hasSize(1);
    }

    @Test
    void aWaiverThatEndsWithinFourteenDaysIsListed() {
        Changes changes = diary.waive(waiver("PC-1", "2026-08-30"), waiver("PC-1", "2026-08-31"))
                .record(night(1, with(tenant(), "PC-1", "error")));

        assertThat(changes.lapsingWaivers()).extracting(Waiver::until).containsExactly(LocalDate.parse("2026-08-30"));
        assertThat(changes.unusedWaivers()).as("both match").isEmpty();
    }

    @Test
    void aWaiverThatMatchesNothingIsNamed() {
        Waiver unused = waiver("MAC-*", "2026-12-31");

        assertThat(diary.waive(unused)
                        .record(night(1, with(tenant(), "PC-1", "error")))
                        .unusedWaivers())
                .containsExactly(unused);
    }

    @Test
    void aWaiverWhoseRuleWasNotEvaluatedIsNotSaidToMatchNothing() {
        Changes changes =
                diary.waive(waiver("MAC-*", "2026-12-31")).record(night(1, tenant().without(Dataset.MANAGED_DEVICES)));

        assertThat(changes.unusedWaivers()).isEmpty();
    }

    @Test
    void aWaivedFindingThatCannotBeJudgedStaysWaived() {
        diary.waive(waiver("PC-1", "2026-12-31")).record(night(1, with(tenant(), "PC-1", "error")));
        Changes changes = diary.record(night(2, tenant().without(Dataset.MANAGED_DEVICES)));

        assertThat(changes.kept()).extracting(k -> k.finding().life().state()).containsExactly(Life.State.WAIVED);
    }

    @Test
    void aWaivedFindingWhoseOperatingSystemIsMissingTonightStaysWaived() {
        var windows = new Waiver(
                1,
                "TST-001",
                new WaivedSubject(null, null, null, "Windows"),
                "because",
                "ann",
                null,
                LocalDate.parse("2026-12-31"));
        diary.waive(windows).record(night(1, with(tenant(), "PC-1", "error")));
        Changes changes = diary.record(night(2, tenant().without(Dataset.MANAGED_DEVICES)));
        assertThat(changes.kept()).extracting(k -> k.finding().life().state()).containsExactly(Life.State.WAIVED);

        Changes taken = diary.waive().record(night(3, tenant().without(Dataset.MANAGED_DEVICES)));
        assertThat(taken.kept())
                .as("the waiver was taken out of the file")
                .extracting(k -> k.finding().life().state())
                .containsExactly(Life.State.OPEN);
    }

    @Test
    void aWaiverByGroupWaivesWhatIsInTheGroup() {
        Changes changes = diary.waive(forGroup("Lab")).record(nightWith(lab()));

        assertThat(names(changes.waived())).containsExactly("PC-1");
        assertThat(changes.lostGroups()).isEmpty();
        assertThat(changes.unusedWaivers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = Mode.EXCLUDE, names = "READ")
    void aWaiverWhoseGroupIsNotKnownSaysWhyAndIsNotSaidToMatchNothing(State state) {
        Waiver waiver = forGroup("Lab");
        Changes changes = diary.waive(waiver).record(nightWith(NamedGroup.without("Lab", state)));

        assertThat(names(changes.appeared())).containsExactly("PC-1");
        assertThat(changes.lostGroups()).containsExactly(new LostGroup(waiver, state));
        assertThat(changes.unusedWaivers()).isEmpty();
    }

    @Test
    void aWaiverWhoseGroupHasNobodyOfTheFindingsMatchesNothing() {
        Waiver waiver = forGroup("Lab");
        var empty = new NamedGroup("Lab", State.READ, Set.of(), Set.of());
        Changes changes = diary.waive(waiver).record(nightWith(empty));

        assertThat(changes.unusedWaivers()).containsExactly(waiver);
        assertThat(changes.lostGroups()).isEmpty();
    }

    @Test
    void onlyGroupsOfWaiversThatHoldAndWhoseRuleIsAskedAreRead() {
        var lifecycle =
                diary.waive(forGroup("Lab"), waiver("PC-1", "2026-12-31")).lifecycle();

        assertThat(lifecycle.groups(clock(1), Set.of())).containsExactly("Lab");
        assertThat(lifecycle.groups(clock(1), Set.of("TST-001"))).containsExactly("Lab");
        assertThat(lifecycle.groups(clock(1), Set.of("TST-002"))).isEmpty();
        assertThat(lifecycle.groups(clock(365), Set.of())).as("it has ended").isEmpty();
    }

    private static AuditResult nightWith(NamedGroup group) {
        AuditResult night = night(1, tenant().managedDevice("PC-1", d -> {
            d.userId = Ids.userId("ann");
            d.complianceState = "error";
        }));
        return new AuditResult(
                night.run(), night.snapshot(), night.outcomes(), night.departures(), List.of(group), false);
    }

    private static NamedGroup lab() {
        return new NamedGroup("Lab", State.READ, Set.of(Ids.userId("ann")), Set.of());
    }

    private static Waiver forGroup(String group) {
        return new Waiver(
                1,
                "TST-001",
                new WaivedSubject(null, null, group, null),
                "because",
                "ann",
                null,
                LocalDate.parse("2026-12-31"));
    }

    private static Waiver waiver(String name, String until) {
        return new Waiver(
                1,
                "TST-001",
                new WaivedSubject(null, name, null, null),
                "because",
                "ann",
                null,
                LocalDate.parse(until));
    }

    private static List<String> names(List<Finding> findings) {
        return findings.stream().map(f -> f.subject().name()).toList();
    }
}
