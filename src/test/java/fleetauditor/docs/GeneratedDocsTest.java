package fleetauditor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.app.AppConfig;
import fleetauditor.audit.Permissions;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.config.Setting;
import fleetauditor.config.SettingsSource;
import fleetauditor.model.Dataset;
import fleetauditor.rules.Rules;
import fleetauditor.text.Language;
import fleetauditor.text.RuleText;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables in the documents come from the program. */
class GeneratedDocsTest {
    private static final Path DOCS = Path.of("docs");
    private static final Texts TEXTS = Texts.in(Language.EN);

    static Stream<RuleSpec> rules() {
        return Rules.STANDARD.stream().map(Rule::spec);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAPageWithATrueHead(RuleSpec rule) {
        GeneratedRegion.assertHolds(DOCS.resolve("rules/" + rule.id() + ".md"), head(rule));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRulePageIsWrittenByAPerson(RuleSpec rule) throws IOException {
        String page = Files.readString(DOCS.resolve("rules/" + rule.id() + ".md"));
        for (String heading : List.of("## Why", "## Fix", "## False alarms")) {
            assertThat(page).contains(heading + "\n\n");
            assertThat(page.substring(page.indexOf(heading) + heading.length()).strip())
                    .as(heading + " of " + rule.id() + " is empty")
                    .isNotEmpty()
                    .doesNotStartWith("## ");
        }
    }

    @Test
    void noPageIsLeftOfARuleThatIsGone() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("rules"))) {
            assertThat(pages.map(p -> p.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            rules().map(RuleSpec::id).toList());
        }
    }

    @Test
    void theReadmeListsEveryRule() {
        GeneratedRegion.assertHolds(
                Path.of("README.md"),
                "| rule | severity | what should be so |\n|---|---|---|\n"
                        + rules().map(r -> "| [" + r.id() + "](docs/rules/" + r.id() + ".md) | " + severities(r) + " | "
                                        + TEXTS.rule(r.id()).title() + " |")
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void thePermissionsPageIsTrue() {
        List<RuleSpec> rules = rules().toList();
        List<Dataset<?>> datasets = Rules.datasets(rules);
        List<String> granted = Permissions.toGrant(datasets);
        String grants = granted.stream()
                .map(p -> "| `" + p + "` | "
                        + Permissions.lostWithout(p, datasets, granted).stream()
                                .map(d -> "`" + d.name() + "`: " + d.reason())
                                .collect(Collectors.joining("; "))
                        + " | "
                        + Permissions.darkWithout(p, rules, granted).stream()
                                .map(RuleSpec::id)
                                .collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining("\n"));
        String opens = datasets.stream()
                .map(d -> "| `" + d.name() + "` | `" + d.path() + "` | "
                        + d.permissions().stream().map(p -> "`" + p + "`").collect(Collectors.joining(" or ")) + " |")
                .collect(Collectors.joining("\n"));
        GeneratedRegion.assertHolds(
                DOCS.resolve("permissions.md"),
                "| grant | because it alone opens | rules that go dark without it |\n|---|---|---|\n" + grants
                        + "\n\n| dataset | read from | opened by any of |\n|---|---|---|\n" + opens);
    }

    @Test
    void theConfigurationPageListsEverySetting() {
        GeneratedRegion.assertHolds(
                DOCS.resolve("configuration.md"),
                "| key | value | default | meaning |\n|---|---|---|---|\n"
                        + AppConfig.reference().stream()
                                .map(GeneratedDocsTest::row)
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void theConfigurationFileNamesEverySettingInAComment() throws IOException {
        String file = Files.readString(Path.of("config/fleet-auditor.yaml"));
        for (Setting setting : AppConfig.reference()) {
            String[] parts = setting.key().replace("[]", "").split("\\.");
            assertThat(file).as(setting.key()).contains(parts[parts.length - 1] + ":");
        }
    }

    @Test
    void theConfigurationFileIsValidAsItIsAndWithEveryKeyTakenUp(@TempDir Path folder) throws IOException {
        Path file = Path.of("config/fleet-auditor.yaml");
        load(file);
        List<String> takenUp = Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("^#( *(- )?[\\w-]+:)", "$1"))
                .toList();
        load(Files.write(folder.resolve("all.yaml"), takenUp));
    }

    private static void load(Path file) {
        AppConfig.load(new AppConfig.Sources(Optional.of(file), Map.of(), Map.of()));
    }

    private static String row(Setting setting) {
        String variable = setting.key().contains("[]") ? "" : " (`" + SettingsSource.variable(setting.key()) + "`)";
        return "| `" + setting.key() + "`" + variable + " | " + setting.form() + " | "
                + (setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`") + " | " + setting.meaning()
                + " |";
    }

    private static String head(RuleSpec rule) {
        RuleText text = TEXTS.rule(rule.id());
        return "**" + text.title() + ".** " + text.rationale().strip() + "\n\n"
                + "| | |\n|---|---|\n"
                + "| severity | " + severities(rule) + " |\n"
                + "| about a | " + rule.subjectKind().key() + " |\n"
                + "| causes | " + (rule.causes().isEmpty() ? "none" : code(rule.causes())) + " |\n"
                + "| needs | "
                + code(rule.requires().stream().map(Dataset::name).toList()) + " |\n"
                + (rule.uses().isEmpty()
                        ? ""
                        : "| can do without | "
                                + code(rule.uses().stream().map(Dataset::name).toList()) + " |\n")
                + "| tells the security team | " + (rule.alerting() ? "yes" : "no") + " |\n"
                + settings(rule);
    }

    private static String settings(RuleSpec rule) {
        String prefix = "rules." + rule.id() + ".";
        return AppConfig.reference().stream()
                .filter(s -> s.key().startsWith(prefix)
                        && !s.key().endsWith(".enabled")
                        && !s.key().endsWith(".severity"))
                .map(s -> "| `" + s.key() + "` | " + s.meaning() + " Default `" + s.standard() + "`, " + s.form()
                        + ". |\n")
                .collect(Collectors.joining());
    }

    private static String code(List<String> words) {
        return words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
    }

    private static String severities(RuleSpec rule) {
        return rule.severities().stream().map(Severity::key).collect(Collectors.joining(", "));
    }
}
