package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Finding;
import fleetauditor.audit.Violation;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private final Finding first = finding("1");
    private final Finding second = finding("2");
    private final Finding third = finding("3");

    @Test
    void aFindingStandsForItself() {
        var incidents = new Incidents(List.of(first, second));
        assertThat(incidents.grouped()).containsExactly(first, second);
        assertThat(incidents.headOf(first)).isEmpty();
    }

    @Test
    void followersStandBelowTheirIncident() {
        Finding follower = third.following(first.id());
        var incidents = new Incidents(List.of(first, second, follower));
        assertThat(incidents.heads()).containsExactly(first, second);
        assertThat(incidents.grouped()).containsExactly(first, follower, second);
        assertThat(incidents.headOf(follower)).contains(first);
    }

    @Test
    void followersOfFollowersBelongToTheRoot() {
        Finding follower = second.following(first.id());
        Finding later = third.following(follower.id());
        var incidents = new Incidents(List.of(first, follower, later));
        assertThat(incidents.followersOf(first)).containsExactly(follower, later);
        assertThat(incidents.headOf(later)).contains(first);
    }

    @Test
    void anIncidentThatIsNotInTheReportIsNoReasonToHideAFinding() {
        Finding orphan = first.following("TST-099:gone");
        assertThat(new Incidents(List.of(orphan)).grouped()).containsExactly(orphan);
    }

    @Test
    void aRingLosesNothing() {
        Finding one = first.following(second.id());
        Finding two = second.following(first.id());
        Finding three = third.following(third.id());
        assertThat(new Incidents(List.of(one, two, three)).grouped()).containsExactly(one, two, three);
    }

    private static Finding finding(String id) {
        return Finding.of(SampleResult.other("TST-006"), Violation.of(new Subject(SubjectKind.SERIAL_NUMBER, id, id)));
    }
}
