package fleetauditor.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaiverFileTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-08-15");
    private static final List<String> RULES = List.of("LIC-001", "LIC-002", "SYN-001");

    @TempDir
    private Path folder;

    @Test
    void aWaiverSaysWhatForWhomWhyAndUntilWhen() throws IOException {
        Waivers waivers = read("""
                - rule: SYN-001
                  subject:
                    name: KIOSK-*
                    operatingSystem: Windows
                  reason: Switched off over the winter.
                  owner: ann@contoso.com
                  ticket: 0042
                  until: 2026-12-31
                """);

        assertThat(waivers.all())
                .containsExactly(new Waiver(
                        1,
                        "SYN-001",
                        new WaivedSubject(null, "KIOSK-*", null, "Windows"),
                        "Switched off over the winter.",
                        "ann@contoso.com",
                        "0042",
                        LocalDate.parse("2026-12-31")));
    }

    @Test
    void withoutAFileThereAreNone() {
        assertThat(WaiverFile.read(folder.resolve("waivers.yaml"), TODAY, RULES))
                .isEqualTo(Waivers.NONE);
    }

    @Test
    void aFileOfCommentsHasNone() throws IOException {
        assertThat(read("# nothing yet\n")).isEqualTo(Waivers.NONE);
        assertThat(read("waivers:\n# nothing yet\n")).isEqualTo(Waivers.NONE);
    }

    @Test
    void theShippedExampleHasNone() {
        assertThat(WaiverFile.read(Path.of("config/waivers.yaml"), TODAY, RULES))
                .isEqualTo(Waivers.NONE);
    }

    @Test
    void theListCanStandUnderTheKeyWaivers() throws IOException {
        assertThat(read("waivers:\n" + waiver("LIC-001", "2026-09-01").indent(2))
                        .all())
                .hasSize(1);
    }

    @Test
    void everyMistakeIsNamedWithItsEntryAndField() {
        assertThatThrownBy(() -> read(waiver("LIC-01", "2026-09-01") + """
                        - rule: LIC-002
                          subject:
                            nam: X
                          reasn: because
                          owner: " "
                          until: tomorrow
                        - just a text
                        """))
                .isInstanceOf(ConfigException.class)
                .message()
                .satisfies(text -> assertThat(text.lines())
                        .allMatch(line -> line.startsWith(folder + "/waivers.yaml, waiver "))
                        .map(line -> line.substring(line.indexOf(", waiver ") + 2))
                        .containsExactly(
                                "waiver 1, rule: 'LIC-01' is no rule; did you mean LIC-001?",
                                "waiver 2, reasn: is no field; did you mean reason?",
                                "waiver 2, subject.nam: is no field; did you mean name?",
                                "waiver 2, reason: is missing",
                                "waiver 2, owner: is missing",
                                "waiver 2, until: 'tomorrow' is not a date such as 2026-11-13",
                                "waiver 3: is not a list of 'field: value' lines"));
    }

    @Test
    void withoutAnEndThereIsNoWaiver() {
        assertThatThrownBy(() -> read("""
                - rule: LIC-001
                  subject: {name: X}
                  reason: because
                  owner: ann
                """)).hasMessageContaining("waiver 1, until: is missing");
    }

    @Test
    void withoutASubjectThereIsNoWaiver() {
        assertThatThrownBy(() -> read("""
                - rule: LIC-001
                  reason: because
                  owner: ann
                  until: 2026-09-01
                """))
                .hasMessageContaining("waiver 1, subject: must have at least one of id, name, group, operatingSystem");
        assertThatThrownBy(() -> read("""
                - rule: LIC-001
                  subject: {name: }
                  reason: because
                  owner: ann
                  until: 2026-09-01
                """)).hasMessageContaining("waiver 1, subject.name: is empty");
    }

    @Test
    void aWaiverEndsWithinAYear() throws IOException {
        assertThat(read(waiver("LIC-001", "2027-08-15")).all()).hasSize(1);
        assertThatThrownBy(() -> read(waiver("LIC-001", "2027-08-16")))
                .hasMessageContaining(
                        "until: '2027-08-16' is more than 365 days ahead; the last day possible is" + " 2027-08-15");
    }

    @Test
    void aWaiverThatHasEndedIsNoMistakeAndNoLongerHolds() throws IOException {
        Waivers waivers = read(waiver("LIC-001", "2026-08-14"));

        assertThat(waivers.lapsed(TODAY)).hasSize(1);
        assertThat(waivers.on(TODAY).all()).isEmpty();
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThatThrownBy(() -> read("- rule: LIC-001\n  subject: [\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("waivers.yaml, line 3");
        assertThatThrownBy(() -> read("LIC-001")).hasMessageContaining("not a list; start each waiver with");
        assertThatThrownBy(() -> read("- rule: LIC-001\n  rule: LIC-002\n")).hasMessageContaining("duplicate key rule");
    }

    private Waivers read(String yaml) throws IOException {
        Path file = folder.resolve("waivers.yaml");
        Files.writeString(file, yaml);
        return WaiverFile.read(file, TODAY, RULES);
    }

    private static String waiver(String rule, String until) {
        return """
                - rule: %s
                  subject: {id: some-id}
                  reason: because
                  owner: ann
                  until: %s
                """.formatted(rule, until);
    }
}
