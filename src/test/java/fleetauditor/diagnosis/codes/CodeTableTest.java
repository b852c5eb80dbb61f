package fleetauditor.diagnosis.codes;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.text.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTableTest {
    private final CodeTable table = CodeTable.standard();

    @Test
    void everyEntryHasAnIdOfItsOwnAndSomethingToFindItBy() {
        Set<String> ids = new HashSet<>();
        for (CodeEntry entry : table.entries()) {
            assertThat(ids.add(entry.id())).as(entry.id()).isTrue();
            assertThat(entry.code() != null || entry.text() != null)
                    .as(entry.id())
                    .isTrue();
            assertThat(entry.knowledge()).as(entry.id()).isNotEmpty().allMatch(k -> k.matches("S[0-4]-\\d\\d"));
            assertThat(entry.kind())
                    .as(entry.id())
                    .isIn("error", "sub-error", "server-error", "text", "event", "state", "info");
        }
        assertThat(ids).hasSize(289);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyEntrySaysWhatItMeansAndWhatToDoInEveryLanguage(Language language) {
        CodeTexts texts = CodeTexts.in(language);

        for (CodeEntry entry : table.entries()) {
            assertThat(texts.reason(entry.id())).as(entry.id()).isNotBlank();
            assertThat(texts.remedy(entry.id())).as(entry.id()).isNotBlank();
        }
        assertThat(CodeTable.rows("codes." + language.key() + ".tsv", 3))
                .hasSize(table.entries().size());
    }

    @ParameterizedTest
    @CsvSource({
        "0xd000006d, EC-043", // the same NTSTATUS as an HRESULT
        "0x8004844c, EC-050", // CloudAP without its mark
        "0x8007054b, EC-078", // Win32 1355
        "0xcaa82ee7, EC-012", // the WinINet number during sign-in
        "0x000006ba, EC-059" // Win32 1722
    })
    void aCodeIsFoundInItsOtherForms(String printed, String id) {
        assertThat(table.of(ErrorCode.parse(printed).orElseThrow()))
                .extracting(CodeEntry::id)
                .contains(id);
    }

    @Test
    void numbersOfTheOldConnectorAreNoWin32Numbers() {
        assertThat(table.of(ErrorCode.parse("0x80070400").orElseThrow())).isEmpty();
        assertThat(table.of(ErrorCode.parse("0x400").orElseThrow())).isNotEmpty();
    }

    @Test
    void aCodeWithTwoMeaningsIsChosenByItsPlace() {
        ErrorCode timeout = ErrorCode.parse("0x80072ee2").orElseThrow();

        assertThat(table.of(timeout, "discover")).map(CodeEntry::id).contains("EC-009");
        assertThat(table.of(timeout, "join")).map(CodeEntry::id).contains("EC-011");
        assertThat(table.of(timeout, "elsewhere")).map(CodeEntry::id).contains("EC-009");
    }

    @Test
    void symbolsAndAadstsNumbersAreFoundInAnyCase() {
        assertThat(table.named("dsreg_autojoin_disc_failed")).map(CodeEntry::id).contains("EC-002");
        assertThat(table.named("aadsts50155")).map(CodeEntry::id).contains("EC-056");
    }

    @Test
    void genericCodesAreTheOnesThatNameNoCause() {
        List<String> generic = List.of(
                "0x801c0021",
                "0x801c003d",
                "0xcaa20003",
                "0xcaa90014",
                "0xcaa90006",
                "0xcaa1002d",
                "0x801c03f2",
                "0x801c0002",
                "0x801c0006",
                "0xc000006d",
                "0xc000006a",
                "0xc00000d0",
                "0xc000023c",
                "0xc00000be",
                "0xc00000c4");

        for (String code : generic) {
            assertThat(table.of(ErrorCode.parse(code).orElseThrow()).get(0).generic())
                    .as(code)
                    .isTrue();
        }
    }
}
