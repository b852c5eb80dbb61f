package fleetauditor;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and who may touch the outside world. ARCHITECTURE.md shows the same table. */
class LayersTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("fleetauditor");

    private static final Path MAIN = Path.of("src/main/java");

    @Test
    void everyArrowIsInTheTableAndEveryArrowOfTheTableIsThere() throws IOException {
        assertThat(arrows()).isEqualTo(table());
    }

    @Test
    void arrowsOnlyPointDown() throws IOException {
        Map<String, Set<String>> table = table();
        var order = table.keySet().stream().toList();
        assertThat(table).isNotEmpty();
        for (String from : order) {
            assertThat(reachable(from, table)).as("cycle through " + from).doesNotContain(from);
        }
    }

    @Test
    void onlyGraphSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fleetauditor.graph..", "fleetauditor.alert..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "okhttp3..", "com.microsoft..", "com.azure..")
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("fleetauditor.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrintsAndExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("fleetauditor.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void whatJudgesAndWhatReportsNeverAsksTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "fleetauditor.rules..",
                        "fleetauditor.audit..",
                        "fleetauditor.model..",
                        "fleetauditor.license..",
                        "fleetauditor.report..",
                        "fleetauditor.lifecycle..",
                        "fleetauditor.whatif..")
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethodWhere(target(name("currentTimeMillis")))
                .check(CLASSES);
    }

    @Test
    void mainFilesStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> lines(f) > 300)
                            .toList())
                    .as("files over 300 lines want splitting")
                    .isEmpty();
        }
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            Set<Path> folders = files.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet());
            for (Path folder : folders) {
                assertThat(folder.resolve("package-info.java")).content().contains("@NullMarked");
            }
        }
    }

    /** The table of ARCHITECTURE.md: {@code | rules | audit, model |}. */
    private static Map<String, Set<String>> table() throws IOException {
        var table = new TreeMap<String, Set<String>>();
        for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
            if (line.matches("\\| `\\w+` \\|.*\\|")) {
                String[] cells = line.split("\\|");
                table.put(cells[1].strip().replace("`", ""), words(cells[2]));
            }
        }
        return table;
    }

    private static Set<String> words(String cell) {
        return Stream.of(cell.split(","))
                .map(w -> w.strip().replace("`", ""))
                .filter(w -> !w.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> arrows() {
        var arrows = new TreeMap<String, Set<String>>();
        for (var type : CLASSES) {
            String from = stage(type.getPackageName());
            Set<String> to = arrows.computeIfAbsent(from, p -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(d -> d.getTargetClass().getPackageName())
                    .filter(p -> p.startsWith("fleetauditor."))
                    .map(LayersTest::stage)
                    .filter(p -> !p.equals(from))
                    .forEach(to::add);
        }
        return arrows;
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> table) {
        var seen = new TreeSet<String>();
        var open = new TreeSet<>(table.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.first();
            open.remove(next);
            if (seen.add(next)) {
                open.addAll(table.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String stage(String packageName) {
        return packageName.split("\\.")[1];
    }
}
