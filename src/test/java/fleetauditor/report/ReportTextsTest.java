package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.license.Unlicensed;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.Table.State;
import fleetauditor.report.DeviceRow.License;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTextsTest {
    private final Texts texts = Texts.in(Language.EN);

    /** Keys that the code puts together; a missing one would show only in the tenant that has the case. */
    static Stream<String> builtKeys() {
        return Stream.of(
                        Stream.of(Severity.values()).map(s -> "severity." + s.key()),
                        Stream.of(Outcome.values()).map(o -> "outcome." + o.key()),
                        Stream.of(State.values()).map(s -> "state." + s.key()),
                        Stream.of(SubjectKind.values()).flatMap(k -> Stream.of("kind." + k.key(), "kinds." + k.key())),
                        Stream.of(Confidence.values()).map(c -> "basis." + c.key()),
                        Stream.of(License.values())
                                .map(l -> "license." + l.name().toLowerCase(Locale.ROOT)),
                        Stream.of(Unlicensed.values()).map(u -> "unlicensed." + u.key()),
                        Stream.of("unlicensed.user-deleted"),
                        Stream.of(
                                        "head.complete",
                                        "missing.rules",
                                        "first.others",
                                        "findings.leads",
                                        "page.count",
                                        "page.rules")
                                .flatMap(k -> Stream.of(k + ".one", k + ".many")))
                .flatMap(keys -> keys);
    }

    @ParameterizedTest
    @MethodSource("builtKeys")
    void hasATextForEveryCase(String key) {
        assertThat(texts.get(key, "x", "y")).isNotBlank();
    }
}
