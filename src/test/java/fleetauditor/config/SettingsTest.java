package fleetauditor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void whatIsNotGivenHasItsDefault() {
        var settings = new Settings(Map.of());

        assertThat(settings.text("a", "standard", "A.")).isEqualTo("standard");
        assertThat(settings.text("b", "B.")).isNull();
        assertThat(settings.secret("c", "C.")).isNull();
        assertThat(settings.duration("d", "30d", "1d", "90d", "D.")).isEqualTo(Duration.ofDays(30));
        assertThat(settings.integer("e", 5, 1, 9, "E.")).isEqualTo(5);
        assertThat(settings.flag("f", true, "F.")).isTrue();
        String parsed = settings.parsed("g", "form", "x", "G.", text -> text + "!");
        assertThat(parsed).isEqualTo("x!");
        assertThat(settings.list("h", "H.")).isEmpty();
        assertThat(settings.elements("i")).isEmpty();
        assertThatCode(settings::finish).doesNotThrowAnyException();
    }

    @Test
    void whatIsGivenIsRead() {
        var settings = new Settings(Map.of(
                "a", " text ", "b", "other", "c", "s3cret", "d", "24h", "e", "9", "f", "false", "g", "y", "h",
                "1, 2,,"));

        assertThat(settings.text("a", "standard", "A.")).isEqualTo("text");
        assertThat(settings.text("b", "B.")).isEqualTo("other");
        assertThat(Objects.requireNonNull(settings.secret("c", "C.")).reveal()).isEqualTo("s3cret");
        assertThat(settings.duration("d", "30d", "1h", "90d", "D.")).isEqualTo(Duration.ofDays(1));
        assertThat(settings.integer("e", 5, 1, 9, "E.")).isEqualTo(9);
        assertThat(settings.flag("f", true, "F.")).isFalse();
        String parsed = settings.parsed("g", "form", "x", "G.", text -> text + "!");
        assertThat(parsed).isEqualTo("y!");
        assertThat(settings.list("h", "H.")).containsExactly("1", "2");
        assertThatCode(settings::finish).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aBlankValueIsNoValue(String blank) {
        var settings = new Settings(Map.of("a", blank, "b", blank, "c", blank));

        assertThat(settings.text("a", "standard", "A.")).isEqualTo("standard");
        assertThat(settings.secret("b", "B.")).isNull();
        assertThat(settings.integer("c", 5, 1, 9, "C.")).isEqualTo(5);
        settings.finish();
    }

    @ParameterizedTest
    @CsvSource({"1d, 1d", "90d, 90d", "24h, 1d"})
    void boundsOfADurationAreAllowed(String given, String meant) {
        var settings = new Settings(Map.of("age", given));

        assertThat(settings.duration("age", "30d", "1d", "90d", "Age.")).isEqualTo(Durations.parse(meant));
        settings.finish();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "23h | not in 1d .. 90d",
                "91d | not in 1d .. 90d",
                "30  | not a duration such as 30s, 24h or 90d",
                "-1d | not a duration such as 30s, 24h or 90d"
            })
    void aDurationOutOfBoundsIsAMistake(String given, String why) {
        var settings = new Settings(Map.of("age", given));

        assertThat(settings.duration("age", "30d", "1d", "90d", "Age."))
                .as("so that reading goes on")
                .isEqualTo(Duration.ofDays(30));
        assertProblems(settings, "age = '" + given + "': " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0     | not in 1 .. 9",
                "10    | not in 1 .. 9",
                "4.5   | not a whole number",
                "many  | not a whole number",
                "99999999999 | not a whole number"
            })
    void anIntegerOutOfBoundsIsAMistake(String given, String why) {
        var settings = new Settings(Map.of("tries", given));

        assertThat(settings.integer("tries", 5, 1, 9, "Tries.")).isEqualTo(5);
        assertProblems(settings, "tries = '" + given + "': " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "True", "1"})
    void aFlagIsTrueOrFalseAndNothingElse(String given) {
        var settings = new Settings(Map.of("on", given));

        settings.flag("on", true, "On.");

        assertProblems(settings, "on = '" + given + "': neither true nor false");
    }

    @Test
    void allProblemsAreToldAtOnceInOrder() {
        var settings = new Settings(Map.of("z.tries", "x", "a.flag", "x", "graph.timout", "30s"));
        settings.integer("z.tries", 1, 1, 2, "Tries.");
        settings.flag("a.flag", true, "Flag.");
        settings.text("graph.timeout", "Timeout.");
        settings.problem("m", "is missing");

        assertProblems(
                settings,
                "a.flag = 'x': neither true nor false",
                "graph.timout: no such setting; did you mean graph.timeout?",
                "m is missing",
                "z.tries = 'x': not a whole number");
    }

    @Test
    void anUnknownKeyThatResemblesNothingHasNoHint() {
        var settings = new Settings(Map.of("somethingElse", "x"));
        settings.text("graph.timeout", "Timeout.");

        assertProblems(settings, "somethingElse: no such setting");
    }

    @Test
    void aListIsWrittenEitherWay() {
        var given = Map.of("a[0]", "x", "a[1]", " y ", "a[2]", "", "b", "x,y");
        var settings = new Settings(given);

        assertThat(settings.list("a", "A.")).containsExactly("x", "y");
        assertThat(settings.list("b", "B.")).containsExactly("x", "y");
        settings.finish();
    }

    @Test
    void elementsOfAListAreSettingsOfTheirOwn() {
        var settings = new Settings(Map.of(
                "tenants[0].name",
                "contoso",
                "tenants[1].name",
                "fabrikam",
                "tenants[1].nam",
                "x",
                "tenants[3].name",
                "y"));
        var names = new ArrayList<String>();

        for (Settings tenant : settings.elements("tenants")) {
            names.add(tenant.text("name", "Name."));
        }

        assertThat(names).containsExactly("contoso", "fabrikam");
        assertProblems(
                settings,
                "tenants[1].nam: no such setting; did you mean tenants[].name?",
                "tenants[3].name: no such setting; did you mean tenants[].name?");
    }

    @Test
    void aScopeShowsWhatStandsBelowIt() {
        var settings = new Settings(Map.of("mail.smtp.host", "mx", "mail.smtp.port", "x"));
        Settings smtp = settings.below("mail").below("smtp");

        assertThat(smtp.text("host", "Host.")).isEqualTo("mx");
        smtp.integer("port", 25, 1, 65535, "Port.");
        smtp.problem("user", "is missing");

        assertThat(settings.isGiven("mail.smtp.")).isTrue();
        assertThat(settings.isGiven("teams.")).isFalse();
        assertProblems(settings, "mail.smtp.port = 'x': not a whole number", "mail.smtp.user is missing");
    }

    @Test
    void theReferenceIsMadeOfWhatWasAskedFor() {
        var settings = new Settings(Map.of("tenants[0].name", "a", "tenants[1].name", "b"));
        settings.integer("graph.tries", 8, 1, 20, "Tries.");
        settings.duration("graph.timeout", "100s", "1s", "10m", "Timeout.");
        settings.elements("tenants").forEach(t -> t.text("name", "Name."));
        settings.below("mail").secret("password", "Password.");
        settings.flag("on", false, "On.");
        settings.list("formats", "Formats.");

        assertThat(settings.reference())
                .containsExactly(
                        new Setting("graph.tries", "1 .. 20", "8", "Tries."),
                        new Setting("graph.timeout", "1s .. 10m", "100s", "Timeout."),
                        new Setting("tenants[].name", "text", "", "Name."),
                        new Setting("mail.password", "secret", "", "Password."),
                        new Setting("on", "true, false", "false", "On."),
                        new Setting("formats", "list", "", "Formats."));
    }

    @Test
    void aSecretIsNeverPartOfAProblem() {
        var settings = new Settings(Map.of("password", "hunter2", "passwort", "hunter3"));
        settings.secret("password", "Password.");

        assertProblems(settings, "passwort: no such setting; did you mean password?");
    }

    private static void assertProblems(Settings settings, String... problems) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(settings::finish)
                .satisfies(e -> assertThat(e.problems()).containsExactly(problems))
                .withMessage(String.join("\n", List.of(problems)));
    }
}
