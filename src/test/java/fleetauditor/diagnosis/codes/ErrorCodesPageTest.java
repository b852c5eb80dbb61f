package fleetauditor.diagnosis.codes;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list in docs/error-codes.md is made from the table. */
class ErrorCodesPageTest {
    private static final Path PAGE = Path.of("docs/error-codes.md");
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->";

    @Test
    void thePageListsEveryEntryOfTheTable() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String expected = table();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.substring(0, begin) + expected + page.substring(end));
            return;
        }

        assertThat(page.substring(begin, end))
                .as(PAGE + " is stale; run with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    private static String table() {
        CodeTexts texts = CodeTexts.in(Language.EN);
        var table = new StringBuilder("| code | symbol | phase | meaning |\n|---|---|---|---|\n");
        for (CodeEntry entry : CodeTable.standard().entries()) {
            table.append("| ")
                    .append(cell(entry.printed()))
                    .append(" | ")
                    .append(cell(entry.symbol() == null ? "" : entry.symbol()))
                    .append(" | ")
                    .append(entry.phase())
                    .append(" | ")
                    .append(cell(texts.reason(entry.id())))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
