package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.alert.News.Told;
import fleetauditor.alert.News.Why;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.lifecycle.Standing;
import fleetauditor.lifecycle.Status;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final RuleSpec RULE = RuleSpec.rule("TST-001", SubjectKind.USER, Severity.HIGH);

    @Test
    void showsTheFirstTwentyAndCountsTheRest() {
        Digest digest = Digest.of(many(25, null), Digest.SHOWN);

        assertThat(ids(digest)).hasSize(20).startsWith("0", "1").endsWith("19");
        assertThat(digest.more()).isEqualTo(5);
    }

    @Test
    void twentyAreShownWithoutRest() {
        assertThat(Digest.of(many(20, null), Digest.SHOWN).more()).isZero();
    }

    @Test
    void anIncidentStandsBeforeWhatFollowsFromIt() {
        Digest digest = Digest.of(List.of(told("a", null), told("b", "c"), told("c", null), told("d", "b")), 20);

        assertThat(ids(digest)).containsExactly("a", "c", "> b", "> d");
    }

    @Test
    void anIncidentWithManyFollowersHidesNoOther() {
        var told = new ArrayList<Told>();
        told.add(told("head", null));
        told.addAll(many(100, "head"));
        told.add(told("other", null));
        Digest digest = Digest.of(told, Digest.SHOWN);

        assertThat(ids(digest)).hasSize(20).startsWith("head", "> 0").endsWith("> 17", "other");
        assertThat(digest.more()).isEqualTo(82);
    }

    @Test
    void whatFollowsFromAnIncidentThatIsNotToldStandsForItself() {
        assertThat(ids(Digest.of(List.of(told("a", "elsewhere")), 20))).containsExactly("a");
    }

    @Test
    void incidentsThatFollowFromEachOtherAreAllShown() {
        assertThat(ids(Digest.of(List.of(told("a", "b"), told("b", "a")), 20))).containsExactly("a", "b");
    }

    private static List<Told> many(int count, @Nullable String incident) {
        var told = new ArrayList<Told>();
        for (int i = 0; i < count; i++) {
            told.add(told(String.valueOf(i), incident));
        }
        return told;
    }

    private static Told told(String id, @Nullable String incident) {
        Violation violation = Violation.of(new Subject(SubjectKind.USER, id, id));
        var finding = new Finding(id, RULE, Severity.HIGH, violation, incident);
        return new Told(
                finding, new Standing(Status.NEW, Instant.EPOCH, Instant.EPOCH, null, null, true, null), Why.NEW);
    }

    private static List<String> ids(Digest digest) {
        return digest.lines().stream()
                .map(l -> (l.follows() ? "> " : "") + l.told().finding().id())
                .toList();
    }
}
