package fleetauditor.alert;

import static fleetauditor.alert.Watch.only;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.model.Dataset;
import fleetauditor.store.OutboxMessage;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.SickDevice;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemindersTest {
    private final Watch watch = Watch.with("alerts.routes[0].remindAfterDays", "7");

    private static Tenant sick() {
        return with(tenant(), "PC-1", "noncompliant");
    }

    @Test
    void aFindingThatStaysOpenIsToldAgainEveryWeek() {
        var told = new ArrayList<Integer>();
        for (int night = 1; night <= 20; night++) {
            if (!watch.night(night, sick()).isEmpty()) {
                told.add(night);
            }
        }
        assertThat(told).containsExactly(1, 8, 15);
    }

    @Test
    void aNightThatCouldNotJudgeItDelaysTheReminder() {
        watch.night(1, sick());
        watch.night(7, sick());
        assertThat(watch.night(8, sick().without(Dataset.MANAGED_DEVICES))).isEmpty();
        assertThat(watch.night(9, sick())).hasSize(1);
        assertThat(watch.night(10, sick())).isEmpty();
        assertThat(watch.night(15, sick())).as("two weeks after it was news").hasSize(1);
    }

    @Test
    void anAuditOfOtherRulesTakesNoReminder() {
        watch.night(1, sick());
        watch.night(7, sick());
        Instant later = Nights.clock(8).plus(Duration.ofMinutes(30));
        assertThat(watch.audit(Nights.audit("other", Nights.clock(8), sick(), new SickDevice("TST-002"))))
                .as("the other rule's finding is new")
                .hasSize(1);
        assertThat(titles(watch.audit(Nights.audit("run-8", later, sick(), Nights.RULE))))
                .containsExactly("Contoso: 1 finding is still open (1 Medium)");
    }

    @Test
    void aNightThatBeginsSomewhatEarlyIsInTime() {
        watch.night(1, sick());
        watch.night(7, sick());
        assertThat(watch.audit(early("run-8a", Duration.ofHours(6).plusSeconds(1))))
                .isEmpty();
        assertThat(watch.audit(early("run-8b", Duration.ofHours(6)))).hasSize(1);
        assertThat(watch.night(8, sick())).as("it was told").isEmpty();
    }

    private static AuditResult early(String run, Duration by) {
        return Nights.audit(run, Nights.clock(8).minus(by), sick(), Nights.RULE);
    }

    private static List<String> titles(List<OutboxMessage> messages) {
        return messages.stream()
                .map(m -> Alert.of(m.payload()).letter().title())
                .toList();
    }

    @Test
    void aReminderSaysSinceWhen() {
        watch.night(1, sick());
        watch.night(7, sick());
        Alert alert = only(watch.night(8, sick()));

        assertThat(alert.letter().title()).isEqualTo("Contoso: 1 finding is still open (1 Medium)");
        assertThat(alert.letter().entries().get(0).text()).endsWith("(open since 2026-08-16 09:00 UTC)");
        assertThat(alert.body().at("/findings/0/status").asText()).isEqualTo("open");
        assertThat(alert.body().at("/counts/new").asInt()).isZero();
    }

    @Test
    void aNightThatWasMissedDoesNotMissTheReminder() {
        watch.night(1, sick());
        watch.night(6, sick());
        assertThat(watch.night(11, sick())).hasSize(1);
        assertThat(watch.night(12, sick())).isEmpty();
    }

    @Test
    void theWeekBeginsAnewWhenItGotWorse() {
        watch.night(1, sick());
        watch.night(5, with(tenant(), "PC-1", "error"));
        for (int night = 6; night <= 11; night++) {
            assertThat(watch.night(night, with(tenant(), "PC-1", "error")))
                    .as("night " + night)
                    .isEmpty();
        }
        assertThat(watch.night(12, with(tenant(), "PC-1", "error"))).hasSize(1);
    }

    @Test
    void remindersStandBehindWhatIsNew() {
        watch.night(1, with(tenant(), "PC-1", "error"));
        Alert alert = only(watch.night(8, with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant")));

        assertThat(alert.letter().title()).isEqualTo("Contoso: 1 finding is new or worse (1 Medium)");
        assertThat(alert.letter().entries())
                .extracting(e -> e.text().replaceAll(".*\\((\\w+).*", "$1"))
                .containsExactly("new", "open");
        assertThat(alert.letter().intro()).contains("1 finding has been open for long and is told again.");
    }

    @Test
    void withoutTheSettingNobodyIsReminded() {
        Watch silent = Watch.with();
        silent.night(1, sick());
        for (int night : List.of(31, 90, 400)) {
            assertThat(silent.night(night, sick())).isEmpty();
        }
    }
}
