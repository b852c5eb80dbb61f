package fleetauditor;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Permissions;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RuleSpec;
import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import fleetauditor.rules.Rules;
import fleetauditor.simulator.TenantPlan;
import fleetauditor.testkit.Audits;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/permissions.md} promises, proved against a Graph that checks permissions. */
class PermissionsProofTest {
    private static final TenantPlan PLAN = new TenantPlan(20, 42, Instant.parse("2026-08-15T09:00:00Z"), 0);
    private static final List<RuleSpec> SPECS =
            Rules.STANDARD.stream().<RuleSpec>map(Rule::spec).toList();

    static List<String> permissions() {
        return Permissions.toGrant(Dataset.ALL);
    }

    @Test
    void thePermissionsToGrantAreEnoughForEveryRule() {
        AuditResult result = Audits.of(PLAN, Set.copyOf(permissions()));

        assertThat(result.snapshot().tables().values()).allMatch(Table::isComplete);
        assertThat(result.isComplete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void withoutOneOfThemExactlyThePromisedRulesGoDark(String missing) {
        var granted = new HashSet<>(permissions());
        granted.remove(missing);

        AuditResult result = Audits.of(PLAN, granted);

        assertThat(result.outcomes().stream()
                        .filter(o -> o.outcome() == Outcome.NOT_EVALUATED)
                        .map(o -> o.rule().id()))
                .containsExactlyElementsOf(Permissions.darkWithout(missing, SPECS, permissions()).stream()
                        .map(RuleSpec::id)
                        .toList())
                .isNotEmpty();
        assertThat(result.outcomes()).noneMatch(o -> o.outcome() == Outcome.ERROR);
        assertThat(result.outcomes())
                .filteredOn(RuleOutcome::isGap)
                .allSatisfy(o -> assertThat(o.reason()).contains(" is denied: "))
                .allSatisfy(o -> assertThat(o.findings()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void withoutOneOfThemExactlyThePromisedDatasetsAreDeniedAndSayWhatToGrant(String missing) {
        var granted = new HashSet<>(permissions());
        granted.remove(missing);

        AuditResult result = Audits.of(PLAN, granted);

        List<Dataset<?>> lost = Permissions.lostWithout(missing, Dataset.ALL, permissions());
        assertThat(lost).isNotEmpty().allSatisfy(dataset -> {
            Table<?> table = result.snapshot().table(dataset);
            assertThat(table.state()).isEqualTo(State.DENIED);
            assertThat(table.rows()).isEmpty();
            assertThat(table.problem()).contains("403", "Grant the application permission ", missing, "admin consent");
        });
        assertThat(result.snapshot().tables().values())
                .filteredOn(table -> !table.isComplete() && !lost.contains(table.dataset()))
                .as("what builds on a lost dataset has a gap too, and says so")
                .allSatisfy(table -> assertThat(table.problem())
                        .matches(problem -> lost.stream()
                                .anyMatch(l -> problem.startsWith("Builds on " + l.name() + ", which is denied: "))));
    }
}
