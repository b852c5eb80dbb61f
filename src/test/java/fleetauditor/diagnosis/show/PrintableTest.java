package fleetauditor.diagnosis.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void escapeSequencesAndDirectionMarksDoNotReachTheTerminal() {
        assertThat(Printable.line("a\u001b[31mb\u009bc\u202ed\te\nf")).isEqualTo("a?[31mb?c?d e f");
    }

    @Test
    void plainTextStaysTheSameObject() {
        String text = "日本語 and ASCII";

        assertThat(Printable.line(text)).isSameAs(text);
    }

    @Test
    void insideJsonTheyAreEscaped() {
        assertThat(Printable.escapedInJson("{\n  \"a\" : \"\u009b\u202e\"\n}"))
                .isEqualTo("{\n  \"a\" : \"\\u009b\\u202e\"\n}");
    }
}
