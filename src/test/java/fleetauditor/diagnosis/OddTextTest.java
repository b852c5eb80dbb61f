package fleetauditor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.show.ConclusionTexts;
import fleetauditor.diagnosis.show.DiagnosisJson;
import fleetauditor.text.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a text on its way to us, it is answered, and the answer keeps its promises. */
class OddTextTest {
    private static final ConclusionTexts TEXTS = ConclusionTexts.in(Language.EN);
    private static final String[] SCRAPS = {
        ":",
        "=",
        "[",
        "(",
        "0x",
        "0x801c0021",
        "-2147483648",
        "99999999999",
        "AADSTS",
        "\u0000",
        "\u001b[2J",
        "\ud800",
        "FAIL [",
        "FAIL [0x",
        "| ",
        "+---",
        "<br/>",
        "</Task>",
        "<Event ",
        "%",
        "{user}",
        "\\",
        "\"",
        "\t",
        "：",
        "YES",
        "2025-99-99 99:99:99 UTC",
        "Event ID: 99999999999",
        "EnterpriseMgmt\\",
        "\\Enrollments\\",
        "&#"
    };

    static List<Path> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aCutTextIsAnswered(Path sample) throws IOException {
        byte[] whole = Files.readAllBytes(sample);
        for (int end = 0; end < whole.length; end += Math.max(1, whole.length / 60)) {
            assertPromises(java.util.Arrays.copyOf(whole, end));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMangledTextIsAnswered(Path sample) throws IOException {
        var random = new Random(sample.getFileName().toString().hashCode());
        String whole = Files.readString(sample, StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 60; round++) {
            assertPromises(mangle(whole, random).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String mangle(String text, Random random) {
        var mangled = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(12) && mangled.length() > 1; i++) {
            int at = random.nextInt(mangled.length());
            switch (random.nextInt(5)) {
                case 0 -> mangled.deleteCharAt(at);
                case 1 -> mangled.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
                case 2 -> mangled.setCharAt(at, (char) random.nextInt(0x3000));
                case 3 -> mangled.insert(at, '\n');
                default -> {
                    int end = Math.min(mangled.length(), at + random.nextInt(200));
                    mangled.insert(random.nextInt(mangled.length()), mangled.substring(at, end));
                }
            }
        }
        return mangled.toString();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void linesInAnyOrderAreAnswered(Path sample) throws IOException {
        var lines = new ArrayList<>(
                Files.readString(sample, StandardCharsets.ISO_8859_1).lines().toList());
        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            java.util.Collections.shuffle(lines, random);
            assertPromises(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the contract promises of every answer. */
    private static void assertPromises(byte[] content) {
        Diagnosis diagnosis = Samples.diagnose(content);
        assertThat(new DiagnosisJson(TEXTS).write(List.of(diagnosis)))
                .startsWith("[")
                .endsWith("]");
        assertThat(diagnosis.problem() == null).isEqualTo(diagnosis.kind() != EvidenceKind.UNKNOWN);
        assertThat(diagnosis.dsreg() != null).isEqualTo(diagnosis.kind() == EvidenceKind.DSREGCMD);
        for (Conclusion c : diagnosis.conclusions()) {
            assertThat(c.codes()).allMatch(code -> code.matches("0x[0-9a-f]{8}|AADSTS\\d+"));
            assertThat(c.codes()).doesNotContain("0x00000000");
            assertThat(TEXTS.summary(c))
                    .isNotBlank()
                    .doesNotContain("{reason}", "{remedy}", "{test}", "{task}", "{age}");
            assertThat(ConclusionTexts.source(c)).as(c.id()).matches("[SOM][0-9-]+( [SOM][0-9-]+)*");
            assertThat(c.evidence()).allMatch(e -> e.line() >= 1);
            if (c.gravity() == Gravity.FAULT) {
                assertThat(c.evidence()).as(c.id()).isNotEmpty();
                assertThat(TEXTS.remedy(c)).as(c.id()).isNotEmpty();
            }
        }
    }
}
