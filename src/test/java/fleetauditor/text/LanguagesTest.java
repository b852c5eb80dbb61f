package fleetauditor.text;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.audit.Word;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A text that one language has and another lacks would show only in the tenant that needs it. */
class LanguagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9.]+}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** Texts of placeholders and names only. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "related", "licenses.sku", "missing.dataset", "gap.because", "summary.item", "unsure.line", "columns.sku");

    /** Texts without Japanese characters that still differ. */
    private static final Set<String> WITHOUT_JAPANESE =
            Set.of("first.following", "findings.id", "gap.bare", "compliance.configManager", "severity", "and");

    static Stream<String> files() {
        return Stream.concat(
                Rules.STANDARD.stream().map(rule -> "rules/" + rule.spec().id() + ".yaml"),
                Stream.of("report.yaml", "alert.yaml", "whatif.yaml"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void japaneseSaysEverythingThatEnglishSays(String file) throws IOException {
        assertThat(texts("ja", file).keySet()).isEqualTo(texts("en", file).keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void bothNameTheSameValues(String file) throws IOException {
        Map<String, String> japanese = texts("ja", file);
        texts("en", file)
                .forEach((key, english) -> assertThat(placeholders(Objects.requireNonNull(japanese.get(key))))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(placeholders(english)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingStaysEnglish(String file) throws IOException {
        Map<String, String> english = texts("en", file);
        texts("ja", file).forEach((key, japanese) -> {
            if (!SAME_IN_BOTH.contains(key)) {
                assertThat(japanese).as(key).isNotEqualTo(english.get(key));
                assertThat(WITHOUT_JAPANESE.contains(key)
                                || JAPANESE.matcher(japanese).find())
                        .as(key + ": " + japanese)
                        .isTrue();
            }
        });
    }

    @Test
    void aRuleSaysItsWordsInTheLanguageOfTheReport() {
        RuleSpec rule = RuleSpec.rule("CMP-001", SubjectKind.MANAGED_DEVICE, Severity.HIGH);
        Finding finding = Finding.of(
                rule,
                Violation.of(new Subject(SubjectKind.MANAGED_DEVICE, "1", "PC-1"))
                        .saw("complianceState", "noncompliant")
                        .say("intuneSays", new Word("notCompliant"))
                        .say("entraSays", new Word("compliant")));

        assertThat(Texts.in(Language.EN).summary(finding))
                .isEqualTo("Intune says PC-1 is not compliant (noncompliant), Entra ID says it is compliant.");
        assertThat(Texts.in(Language.JA).summary(finding))
                .isEqualTo("PC-1 を Intune は「非準拠」(noncompliant)、Entra ID は「準拠」と判定しています。");
    }

    @Test
    void durationsAndUnknownValuesAreInTheLanguageOfTheReport() {
        assertThat(Template.format(Duration.ofDays(3), Language.JA)).isEqualTo("3 日");
        assertThat(Template.format(Duration.ofHours(26), Language.JA)).isEqualTo("26 時間");
        assertThat(Template.format(Violation.Nothing.NOTHING, Language.JA)).isEqualTo("不明");
        assertThat(Template.format(List.of("a", Duration.ofMinutes(5)), Language.JA))
                .isEqualTo("a, 5 分");
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Every text of a file by its place in it, such as {@code remediation.default.0}. */
    private static Map<String, String> texts(String language, String file) throws IOException {
        var texts = new TreeMap<String, String>();
        try (InputStream in = LanguagesTest.class.getResourceAsStream("/fleetauditor/texts/" + language + "/" + file)) {
            assertThat(in).as(language + "/" + file).isNotNull();
            collect("", new Yaml(new SafeConstructor(new LoaderOptions())).load(in), texts);
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static void collect(String place, Object value, Map<String, String> texts) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collect(place.isEmpty() ? "" + key : place + "." + key, each, texts));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(place + "." + i, list.get(i), texts);
            }
        } else {
            texts.put(place, String.valueOf(value));
        }
    }
}
