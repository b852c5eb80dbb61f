package fleetauditor.diagnosis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeTexts;
import fleetauditor.diagnosis.show.Words;
import fleetauditor.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x80190190 | EC-074",
                "0X80190190 | EC-074",
                "80190190 | EC-074",
                "-2145844848 | EC-074",
                "2149122448 | EC-074",
                "http_e_status_bad_request | EC-074",
                "BG_E_HTTP_ERROR_400 | EC-074",
                "400 | EC-074",
                "1722 | EC-059",
                "AADSTS50126 | EC-058",
                "aadsts 50126 | EC-058",
                "50126 | EC-058",
                "AADSTS50126: Error validating credentials | EC-058",
                "0x80180002b | EC-168",
                "Event 128 | EC-067",
                "1001 | EC-236",
                "SyncML(404) | EC-202",
                "Denied by Policy Module | EC-065",
                "Portal launched without WPJ only arg | EC-069",
                "DirectoryError: The device object by the given id (x) isn't found. | EC-041",
                "Client ErrorCode : 0x801c0021 | EC-002",
                "it says DSREG_SERVER_BUSY today | EC-006"
            })
    void aQuestionInAnyFormIsAnswered(String question, String id) {
        assertThat(Explainer.explain(question).entries())
                .extracting(CodeEntry::id)
                .contains(id);
    }

    @Test
    void aCodeWithTwoMeaningsIsAnsweredByBoth() {
        assertThat(Explainer.explain("0x801c001d").entries()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0x8019019a, 0x8019019a", "AADSTS123456, AADSTS123456", "-2147467259, 0x80004005"})
    void anUnknownCodeIsUnknownAndNamed(String question, String code) {
        Answer answer = Explainer.explain(question);

        assertThat(answer.isKnown()).isFalse();
        assertThat(answer.unknown()).containsExactly(code);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anUnknownCodeIsPlacedInItsFamily(Language language) {
        assertThat(lines("0x8019019a", language).get(0)).contains("HTTP").contains("410");
    }

    @Test
    void nonsenseIsSaidToBeUnknown() {
        assertThat(Explainer.explain("hello").isKnown()).isFalse();
        assertThat(lines("hello", Language.EN))
                .containsExactly("\"hello\" is no code, symbol, AADSTS number, event or message that we know.");
    }

    @Test
    void anotherFormOfTheCodeIsSaid() {
        assertThat(lines("0xd000006d", Language.EN))
                .anyMatch(l -> l.contains("0xd000006d is another form of this code"));
    }

    @Test
    void theAnswerSaysMeaningStepsAndBothDecimals() {
        assertThat(lines("0x801c03f2", Language.JA))
                .anyMatch(l -> l.contains("意味: "))
                .anyMatch(l -> l.contains("対処: "))
                .anyMatch(l -> l.contains("-2145647630"))
                .anyMatch(l -> l.contains("2149319666"));
    }

    @Test
    void jsonHoldsTheSame() {
        String json = new AnswerJson(Words.in(Language.EN), CodeTexts.in(Language.EN)).write(Explainer.explain("1722"));

        assertThat(json)
                .contains("\"known\" : true")
                .contains("\"code\" : \"0x800706ba\"")
                .contains("\"decimal\" : -2147023174")
                .contains("\"family\" : \"Win32 error 1722\"");
    }

    private static List<String> lines(String question, Language language) {
        return new AnswerText(Words.in(language), CodeTexts.in(language)).lines(Explainer.explain(question));
    }
}
