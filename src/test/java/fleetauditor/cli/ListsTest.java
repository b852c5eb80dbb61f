package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Permissions;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.model.Dataset;
import fleetauditor.rules.Rules;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ListsTest {
    private static final List<RuleSpec> SPECS =
            Rules.STANDARD.stream().<RuleSpec>map(Rule::spec).toList();

    @Test
    void everyRuleIsListedWithItsSeverityAndWhatShouldBeSo() {
        var ended = Program.run("rules");

        assertThat(ended.code()).isZero();
        assertThat(ended.outLines().stream().limit(SPECS.size()))
                .zipSatisfy(
                        SPECS,
                        (line, spec) -> assertThat(line)
                                .matches(Pattern.quote(spec.id()) + "  "
                                        + spec.severity().key() + " +\\S.*[^.]"));
    }

    @Test
    void everyPermissionIsListedWithTheRulesThatGoDarkWithoutIt() {
        var ended = Program.run("permissions");

        assertThat(ended.code()).isZero();
        List<String> granted = Permissions.toGrant(Rules.datasets(SPECS));
        assertThat(ended.outLines().stream().filter(line -> line.matches("\\w+\\.Read\\.\\w+")))
                .containsExactlyElementsOf(granted);
        assertThat(ended.out()).contains("Grant these " + granted.size() + " application permissions");
        assertThat(ended.outLines()).contains("Only if a route of channel graph is to mail alerts: Mail.Send");
        assertThat(section(ended.outLines(), "Policy.Read.All"))
                .containsExactly(
                        "  reads conditionalAccessPolicies (/v1.0/identity/conditionalAccess/policies): which sign-ins"
                                + " demand a compliant device",
                        "  dark without it: CMP-006");
    }

    @Test
    void everyDatasetIsReadWithSomePermission() {
        String out = Program.run("permissions").out();

        // opened by several of those that are granted, so that it is lost with none of them
        List<Dataset<?>> several = List.of(Dataset.ORGANIZATION, Dataset.DEVICE_MANAGEMENT);
        assertThat(Rules.datasets(SPECS))
                .filteredOn(d -> !several.contains(d))
                .allSatisfy(d -> assertThat(out).contains("  reads " + d.name() + " ("));
    }

    private static List<String> section(List<String> lines, String heading) {
        return lines.stream()
                .skip(lines.indexOf(heading) + 1L)
                .takeWhile(line -> line.startsWith(" "))
                .toList();
    }
}
