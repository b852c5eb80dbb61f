package fleetauditor.rules;

import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fleetauditor.audit.Auditor;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.RuleSpec;
import fleetauditor.model.Dataset;
import fleetauditor.model.SubjectKind;
import fleetauditor.testkit.Tenant;
import fleetauditor.text.Language;
import fleetauditor.text.RuleText;
import fleetauditor.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every rule. */
class RulesTest {
    static Stream<Rule<?>> rules() {
        return Rules.STANDARD.stream();
    }

    static Stream<Arguments> rulesAndWhatTheyNeed() {
        return rules().flatMap(r -> r.spec().requires().stream().map(d -> Arguments.of(r, d)));
    }

    @Test
    void everyRuleClassIsListed() {
        List<String> classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fleetauditor.rules").stream()
                        .filter(c -> c.isAssignableTo(Rule.class))
                        .map(JavaClass::getSimpleName)
                        .sorted()
                        .toList();
        assertThat(rules().map(r -> r.getClass().getSimpleName())).containsExactlyInAnyOrderElementsOf(classes);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasATestOfItsOwn(Rule<?> rule) {
        String file = rule.getClass().getName().replace('.', '/') + "Test.java";
        assertThat(Files.exists(Path.of("src/test/java", file))).as(file).isTrue();
    }

    @Test
    void idsAreWellFormedUniqueAndInOrder() {
        List<String> ids = rules().map(r -> r.spec().id()).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("(LIC|HYB|CMP|TEN|SYN|JMF|CRT)-\\d{3}"));
        List<String> areas = List.of("LIC", "HYB", "CMP", "TEN", "SYN", "JMF", "CRT");
        assertThat(ids)
                .isSortedAccordingTo(Comparator.comparing((String id) -> areas.indexOf(id.substring(0, 3)))
                        .thenComparing(id -> id));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void titlesSayTheWantedState(Rule<?> rule) {
        RuleText text = Texts.in(Language.EN).rule(rule.spec().id());
        assertThat(text.title()).doesNotStartWith("Ensure").doesNotEndWith(".").hasSizeLessThanOrEqualTo(90);
        assertThat(text.rationale().strip()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void textsNameOnlyCausesThatExist(Rule<?> rule) {
        RuleSpec spec = rule.spec();
        RuleText text = Texts.in(Language.EN).rule(spec.id());
        assertThat(text.summaries()).containsKey("default");
        assertThat(text.remediations()).containsKey("default");
        assertThat(Stream.concat(text.summaries().keySet().stream(), text.remediations().keySet().stream())
                        .filter(k -> !k.equals("default")))
                .allMatch(spec.causes()::contains);
        assertThat(text.remediations().values()).allMatch(steps -> !steps.isEmpty());
    }

    /** A tenant is one: several findings about it do not come up. */
    @ParameterizedTest
    @MethodSource("rules")
    void severalFindingsAreOneSentenceThatNeedsOnlyTheirNumber(Rule<?> rule) {
        RuleSpec spec = rule.spec();
        for (Language language : Language.values()) {
            String many = Texts.in(language).rule(spec.id()).many();
            if (spec.subjectKind() == SubjectKind.TENANT) {
                assertThat(many).as(language.key()).isNull();
            } else {
                assertThat(many).as(language.key()).containsOnlyOnce("{count}").containsPattern("[.。]$");
                assertThat(Texts.in(language).many(spec.id(), "1,200").orElseThrow())
                        .contains("1,200")
                        .doesNotContain("{", "}");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anEmptyTenantIsNoGoodNews(Rule<?> rule) {
        assertThat(outcome(rule, emptyTenant()).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatTheyNeed")
    void aGapIsNeverAVerdict(Rule<?> rule, Dataset<?> needed) {
        RuleOutcome outcome = outcome(rule, tenant().user("ann").pc("PC-1").without(needed));
        assertThat(outcome.outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.reason()).contains(needed.name(), "403");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aHealthyTenantHasNoFindings(Rule<?> rule) {
        var healthy = tenant().user("ann")
                .entraDevice("PC-1", d -> {})
                .managedDevice("PC-1", d -> d.of("ann"))
                .conditionalAccess("Require a compliant device", "enabled", "compliantDevice")
                .signIn("ann", "PC-1", Tenant.daysAgo(1));
        RuleOutcome outcome = outcome(rule, healthy);
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.outcome()).as(outcome.toString()).isIn(Outcome.PASSED, Outcome.NOT_APPLICABLE);
    }

    private static RuleOutcome outcome(Rule<?> rule, Tenant tenant) {
        return new Auditor(List.of(rule), RuleSettings.DEFAULT)
                .audit(tenant.snapshot())
                .get(0);
    }
}
