package fleetauditor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text between two marks of a hand-written page; {@code -Dgolden.update} rewrites it instead of comparing. */
final class GeneratedRegion {
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->";

    private GeneratedRegion() {}

    static void assertHolds(Path page, String text) {
        try {
            assertThat(page)
                    .as("a page is missing; write it by hand around the marks")
                    .isRegularFile();
            String whole = Files.readString(page, StandardCharsets.UTF_8);
            int begin = whole.indexOf(BEGIN);
            int end = whole.indexOf(END);
            assertThat(begin >= 0 && end > begin)
                    .as(page + " has no lines '" + BEGIN.strip() + "' and '" + END + "'")
                    .isTrue();
            String expected =
                    whole.substring(0, begin + BEGIN.length()) + "\n" + text.strip() + "\n\n" + whole.substring(end);
            if (System.getProperty("golden.update") != null) {
                Files.writeString(page, expected, StandardCharsets.UTF_8);
                return;
            }
            assertThat(whole)
                    .as(page + " is stale; run mvn test -Dtest=GeneratedDocsTest -Dgolden.update")
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
