package fleetauditor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every fact that only evidence shows is a conclusion of some kind, or docs/diagnose.md says why not. */
class KnowledgeCoverageTest {
    private static final Path PAGE = Path.of("docs/diagnose.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (S\\d-\\d\\d) \\| [^|]+ \\| ([^|]{10,}) \\|$");
    private static final Pattern ID = Pattern.compile("S\\d-\\d\\d");

    @Test
    void everyDeviceFactIsConcludedOrListedWithAReason() throws IOException {
        Set<String> open = new TreeSet<>(facts());
        open.removeAll(concluded());
        open.removeAll(listed());

        assertThat(open)
                .as("add a conclusion, or a row under 'Not covered' in " + PAGE)
                .isEmpty();
    }

    @Test
    void nothingIsListedThatIsConcludedOrNoDeviceFact() throws IOException {
        assertThat(listed())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(concluded())
                .isSubsetOf(facts());
    }

    private static Set<String> facts() throws IOException {
        Set<String> facts = new TreeSet<>();
        for (String line : Files.readAllLines(Samples.file("device-facts.txt"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                facts.add(line);
            }
        }
        assertThat(facts).hasSizeGreaterThan(140);
        return facts;
    }

    private static Set<String> listed() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher m = ROW.matcher(Files.readString(PAGE));
        while (m.find()) {
            listed.add(m.group(1));
        }
        return listed;
    }

    private static Set<String> concluded() throws IOException {
        Set<String> ids = new TreeSet<>();
        var sources = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/fleetauditor/diagnosis/conclusions.properties"))) {
            sources.load(reader);
        }
        sources.values().forEach(v -> ids.addAll(Arrays.asList(v.toString().split(" "))));
        CodeTable.standard().entries().stream().map(CodeEntry::knowledge).forEach(ids::addAll);
        for (String file : new String[] {"RegistrationEvents", "SignInEvents", "RegistrationJudge"}) {
            Matcher m = ID.matcher(
                    Files.readString(Path.of("src/main/java/fleetauditor/diagnosis/judge/" + file + ".java")));
            while (m.find()) {
                ids.add(m.group());
            }
        }
        return ids;
    }
}
