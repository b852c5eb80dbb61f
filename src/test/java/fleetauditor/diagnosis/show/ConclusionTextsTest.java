package fleetauditor.diagnosis.show;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.Conclusion;
import fleetauditor.diagnosis.Samples;
import fleetauditor.diagnosis.judge.Draft;
import fleetauditor.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConclusionTextsTest {
    private static final Pattern KEY = Pattern.compile(
            "(?:fault|warning|expected|info|of|against)\\(\\s*(?:diagnosis, )?\"([a-zA-Z]+\\.[a-zA-Z]+)\"|\"(registration\\.[a-zA-Z]+|[a-zA-Z]*[pP]rt\\.[a-zA-Z]+|join\\.[a-zA-Z]+)\"");

    @Test
    void bothLanguagesSayTheSameThings() {
        ConclusionTexts english = ConclusionTexts.in(Language.EN);
        ConclusionTexts japanese = ConclusionTexts.in(Language.JA);

        assertThat(japanese.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            Conclusion c = Draft.info(key).conclude();
            assertThat(japanese.steps(key)).as(key).hasSameSizeAs(english.steps(key));
            assertThat(placeholders(japanese.shortSummary(c))).as(key).isEqualTo(placeholders(english.shortSummary(c)));
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Matcher m = Pattern.compile("\\{([a-zA-Z]+)}").matcher(text);
        while (m.find()) {
            names.add(m.group(1));
        }
        return names;
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        Properties english = Words.load("words.en.properties");
        Properties japanese = Words.load("words.ja.properties");

        assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(japanese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void everySentenceNamesTheFactsItRestsOn() {
        assertThat(Words.load("conclusions.properties").stringPropertyNames())
                .isEqualTo(ConclusionTexts.in(Language.EN).keys());
    }

    @Test
    void everyKeyOfTheCodeHasSentences() throws IOException {
        Set<String> keys = ConclusionTexts.in(Language.EN).keys();

        assertThat(keysOfTheCode()).hasSizeGreaterThan(60).isSubsetOf(keys);
    }

    private static Set<String> keysOfTheCode() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/fleetauditor/diagnosis"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher m = KEY.matcher(Files.readString(file));
                while (m.find()) {
                    found.add(m.group(1) != null ? m.group(1) : m.group(2));
                }
            }
        }
        found.removeIf(
                k -> k.startsWith("cause.") || k.endsWith("Found") || k.endsWith("Good") || k.endsWith("Unknown"));
        return found;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatEvidenceSaysIsNeverReadAsAPlaceholder(Language language) {
        Conclusion c = Draft.warning("prt.notRoutable")
                .value("user", "{reason}@x.local")
                .conclude();

        assertThat(ConclusionTexts.in(language).summary(c)).contains("{reason}@x.local");
    }

    @Test
    void aDetailWithNothingToShowIsLeftOut() {
        ConclusionTexts texts = ConclusionTexts.in(Language.EN);
        Conclusion c = Samples.conclusion(
                Samples.diagnose("AzureAdPrt : NO\nAttempt Status : 0xc004844c"), "prt.attemptFailed");

        assertThat(texts.summary(c)).doesNotContain("User:").doesNotContain("{");
    }

    @Test
    void anUnknownCodeIsPlacedInItsFamily() {
        Conclusion unknown = Samples.conclusion(
                Samples.diagnose("DRS Discovery Test : FAIL [0x8019019a]"), "registration.testFailed");
        assertThat(ConclusionTexts.in(Language.EN).summary(unknown)).contains("HTTP status 410");
        assertThat(ConclusionTexts.in(Language.JA).summary(unknown)).contains("HTTP 状態 410");
    }
}
