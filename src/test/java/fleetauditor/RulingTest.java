package fleetauditor;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Auditor;
import fleetauditor.audit.Finding;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.rules.Consequences;
import fleetauditor.rules.Rules;
import fleetauditor.simulator.SimulatedTenantFacts;
import fleetauditor.simulator.TenantPlan;
import fleetauditor.testkit.Audits;
import fleetauditor.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What all rules say of whole tenants. A change of a rule shows its reach in the diff of {@code golden/ruling}; run with
 * {@code -Dgolden.update} when the change is wanted.
 */
class RulingTest {
    private static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");
    private static final TenantPlan COMPANY = new TenantPlan(3000, 11, NOW, 0);

    private static AuditResult company;

    @BeforeAll
    static void audit() {
        company = Audits.of(COMPANY);
    }

    static Stream<String> ruleIds() {
        return Rules.STANDARD.stream().map(Rule::spec).map(spec -> spec.id());
    }

    @ParameterizedTest
    @CsvSource({"20, 1, 0", "200, 42, 0", "200, 42, 9", "1000, 7, 0"})
    void anAuditFindsWhatWasPlantedAndNothingElse(int devices, long seed, int night) {
        var plan = new TenantPlan(devices, seed, NOW, night);

        Map<String, List<String>> found = Audits.of(plan).findings().stream()
                .collect(Collectors.groupingBy(
                        f -> f.rule().id(),
                        Collectors.mapping(
                                f -> f.subject().kind().key() + " "
                                        + f.subject().id() + " " + f.cause(),
                                Collectors.toList())));

        Map<String, List<String>> planted = SimulatedTenantFacts.of(plan).faults().stream()
                .collect(Collectors.groupingBy(
                        f -> f.ruleId(),
                        Collectors.mapping(f -> f.kind().key() + " " + f.id() + " " + f.cause(), Collectors.toList())));
        assertThat(planted).isNotEmpty();
        assertThat(found.keySet()).isEqualTo(planted.keySet());
        planted.forEach(
                (rule, faults) -> assertThat(found.get(rule)).as(rule).containsExactlyInAnyOrderElementsOf(faults));
    }

    @ParameterizedTest
    @MethodSource("ruleIds")
    void theFindingsOfACompanyAreThoseOfTheGoldenFile(String rule) {
        RuleOutcome outcome = company.outcomes().stream()
                .filter(o -> o.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();

        Golden.assertMatches("ruling/" + rule + ".txt", lines(outcome));
    }

    @Test
    void noGoldenFileIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/ruling"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            ruleIds().map(id -> id + ".txt").toList());
        }
    }

    @Test
    void theCompanyIsLargeAndMostlyHealthy() {
        Snapshot snapshot = company.snapshot();

        assertThat(snapshot.tables().values()).allMatch(Table::isComplete);
        assertThat(snapshot.rows(Dataset.MANAGED_DEVICES)).hasSize(3000);
        assertThat(snapshot.rows(Dataset.USERS)).hasSizeGreaterThan(2000);
        assertThat(company.outcomes()).allMatch(o -> o.outcome() == Outcome.VIOLATED);
        assertThat(company.findings()).hasSizeLessThan(1000);
    }

    /** The order of Graph's answers is nobody's promise: two nights must not differ because of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfRowsNeverShows(long seed) {
        Snapshot shuffled = shuffled(company.snapshot(), new Random(seed));

        List<RuleOutcome> outcomes =
                Consequences.link(new Auditor(Rules.STANDARD, RuleSettings.DEFAULT).audit(shuffled), shuffled);

        assertThat(outcomes).zipSatisfy(company.outcomes(), (after, before) -> {
            assertThat(after.findings().stream().map(RulingTest::written))
                    .as(before.rule().id())
                    .containsExactlyElementsOf(
                            before.findings().stream().map(RulingTest::written).toList());
            assertThat(after).isEqualTo(before);
        });
    }

    /** Everything that a report says of a finding, in the order in which it says it. */
    private static String written(Finding finding) {
        return finding.id() + " " + finding.severity() + " " + finding.cause() + " " + finding.related() + " "
                + finding.evidence();
    }

    private static String lines(RuleOutcome outcome) {
        return outcome.findings().stream()
                .map(f -> f.subject().name() + " | " + (f.cause() == null ? "-" : f.cause()) + " | "
                        + f.severity().key() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static Snapshot shuffled(Snapshot snapshot, Random random) {
        var tables = new HashMap<Dataset<?>, Table<?>>();
        for (Dataset<?> dataset : Dataset.ALL) {
            tables.put(dataset, shuffled(snapshot.table(dataset), random));
        }
        return new Snapshot(snapshot.asOf(), tables, snapshot.formerlyLicensed());
    }

    private static <T> Table<T> shuffled(Table<T> table, Random random) {
        var rows = new ArrayList<>(table.rows());
        Collections.shuffle(rows, random);
        return new Table<>(table.dataset(), rows, table.state(), table.problem(), table.stats());
    }
}
