package fleetauditor.lifecycle;

import static fleetauditor.testkit.Nights.clock;
import static fleetauditor.testkit.Nights.night;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.config.Settings;
import fleetauditor.lifecycle.Anomaly.Verdict;
import fleetauditor.lifecycle.Kept.Reason;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
    private final Diary diary = new Diary();

    @Test
    void aDatasetThatShrinksByMoreThanAFifthIsNamedAndResolvesNothing() {
        diary.record(night(1, fleet(100)));
        Changes changes = diary.record(night(2, fleet(79)));

        assertThat(changes.anomalies()).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.dataset()).isEqualTo("managedDevices");
            assertThat(anomaly.before()).isEqualTo(100);
            assertThat(anomaly.now()).isEqualTo(79);
            assertThat(anomaly.percent()).isEqualTo(21);
            assertThat(anomaly.verdict()).isEqualTo(Verdict.UNCONFIRMED);
            assertThat(anomaly.heldBack()).isEqualTo(21);
        });
        assertThat(changes.hasUnconfirmedAnomaly()).isTrue();
        assertThat(changes.resolved()).isEmpty();
        assertThat(changes.kept()).hasSize(21).allMatch(k -> k.reason() == Reason.DATASET_SHRANK);
    }

    @Test
    void exactlyAFifthIsNoAnomaly() {
        diary.record(night(1, fleet(100)));
        Changes changes = diary.record(night(2, fleet(80)));

        assertThat(changes.anomalies()).isEmpty();
        assertThat(changes.resolved()).hasSize(20);
    }

    @Test
    void fewerThanTwentyRowsAreNoAnomaly() {
        diary.record(night(1, fleet(30)));

        assertThat(diary.record(night(2, fleet(11))).anomalies()).isEmpty();
    }

    @Test
    void twentyRowsAre() {
        diary.record(night(1, fleet(30)));

        assertThat(diary.record(night(2, fleet(10))).anomalies()).hasSize(1);
    }

    @Test
    void aSecondNightConfirmsTheSmallerSize() {
        diary.record(night(1, fleet(100)));
        diary.record(night(2, fleet(50)));
        Changes changes = diary.record(night(3, fleet(52)));

        assertThat(changes.anomalies()).extracting(Anomaly::verdict).containsExactly(Verdict.CONFIRMED);
        assertThat(changes.anomalies()).extracting(Anomaly::since).containsExactly(clock(2));
        assertThat(changes.resolved()).hasSize(48);
        assertThat(diary.record(night(4, fleet(52))).anomalies()).isEmpty();
    }

    @Test
    void aSecondRunOfTheSameNightConfirmsNothing() {
        diary.record(night(1, fleet(100)));
        diary.record(night(2, fleet(50)));
        Changes again =
                diary.record(Nights.audit("again", clock(2).plus(Duration.ofMinutes(5)), fleet(50), Nights.RULE));

        assertThat(again.anomalies()).extracting(Anomaly::verdict).containsExactly(Verdict.UNCONFIRMED);
        assertThat(again.resolved()).isEmpty();
        assertThat(diary.record(night(3, fleet(50))).anomalies())
                .extracting(Anomaly::verdict)
                .containsExactly(Verdict.CONFIRMED);
    }

    @Test
    void aSecondNightWithTheOldSizeForgetsTheScare() {
        diary.record(night(1, fleet(100)));
        diary.record(night(2, fleet(50)));
        Changes changes = diary.record(night(3, fleet(99)));

        assertThat(changes.anomalies()).isEmpty();
        assertThat(changes.kept()).isEmpty();
        assertThat(changes.resolved()).hasSize(1);
        assertThat(changes.appeared()).isEmpty();
        assertThat(changes.reopened()).isEmpty();
    }

    @Test
    void aSecondNightThatIsMuchSmallerAgainIsAnotherScare() {
        diary.record(night(1, fleet(200)));
        diary.record(night(2, fleet(100)));
        Changes changes = diary.record(night(3, fleet(10)));

        assertThat(changes.anomalies()).extracting(Anomaly::verdict).containsExactly(Verdict.UNCONFIRMED);
        assertThat(changes.anomalies()).extracting(Anomaly::before).containsExactly(200);
        assertThat(changes.resolved()).isEmpty();
    }

    @Test
    void theAdministratorCanAcceptTheSmallerSizeAtOnce() {
        diary.record(night(1, fleet(100)));
        Changes changes = diary.acceptShrink(true).record(night(2, fleet(50)));

        assertThat(changes.anomalies()).extracting(Anomaly::verdict).containsExactly(Verdict.ACCEPTED);
        assertThat(changes.hasUnconfirmedAnomaly()).isFalse();
        assertThat(changes.resolved()).hasSize(50);
        assertThat(diary.acceptShrink(false).record(night(3, fleet(50))).anomalies())
                .isEmpty();
    }

    @Test
    void aGapBetweenTwoNightsIsNotComparedButRemembersTheSizeBefore() {
        diary.record(night(1, fleet(100)));
        assertThat(diary.record(night(2, fleet(100).without(Dataset.MANAGED_DEVICES)))
                        .anomalies())
                .isEmpty();

        assertThat(diary.record(night(3, fleet(50))).anomalies())
                .extracting(Anomaly::before)
                .containsExactly(100);
    }

    @Test
    void aDatasetThatTheRuleDoesNotReadHoldsNothingBack() {
        Tenant before = fleet(3);
        for (int i = 0; i < 40; i++) {
            before.user("user-" + i);
        }
        diary.record(night(1, before));
        Changes changes = diary.record(night(2, fleet(2)));

        assertThat(changes.anomalies()).extracting(Anomaly::dataset).containsExactly("users");
        assertThat(changes.anomalies()).extracting(Anomaly::heldBack).containsExactly(0);
        assertThat(changes.resolved()).hasSize(1);
    }

    @Test
    void licensedUsersStayKnownWhileTheirDatasetIsNotBelieved() {
        Tenant before = tenant();
        for (int i = 0; i < 40; i++) {
            before.user("user-" + i);
        }
        assertThat(diary.recordNight(night(1, before)).licensed()).hasSize(40);
        assertThat(diary.recordNight(night(2, tenant().user("user-1"))).licensed())
                .isNull();
        assertThat(diary.recordNight(night(3, tenant().user("user-1"))).licensed())
                .hasSize(1);
        assertThat(diary.recordNight(night(4, tenant().without(Dataset.USERS))).licensed())
                .isNull();
    }

    @Test
    void shareAndLeastCanBeSet() {
        var settings = new Settings(Map.of("anomaly.shrinkShare", "50", "anomaly.shrinkLeast", "5"));
        ShrinkLimits limits = ShrinkLimits.from(settings, false);
        settings.finish();

        assertThat(limits).isEqualTo(new ShrinkLimits(50, 5, false));
        assertThat(limits.isTooMuch(10, 5)).isFalse();
        assertThat(limits.isTooMuch(10, 4)).isTrue();
        assertThat(limits.isTooMuch(4, 0)).isFalse();
        assertThat(ShrinkLimits.from(new Settings(Map.of()), false)).isEqualTo(ShrinkLimits.DEFAULT);
    }

    private static Tenant fleet(int devices) {
        Tenant tenant = tenant();
        for (int i = 0; i < devices; i++) {
            with(tenant, "PC-" + i, "noncompliant");
        }
        return tenant;
    }
}
