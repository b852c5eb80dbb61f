package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theDemoWritesThreeReportsAndPrintsTheirPathsLast() throws IOException {
        var ended = Program.run("demo", "--devices", "20", "--output", folder.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        List<String> lines = ended.outLines();
        List<String> last = lines.subList(lines.size() - 3, lines.size());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).containsExactlyInAnyOrderElementsOf(last);
        }
        assertThat(last).allSatisfy(path -> assertThat(Path.of(path)).isNotEmptyFile());
        assertThat(ended.out()).contains("What to do first");
    }

    @Test
    void anEmptyTenantIsAuditedAsWell() {
        var ended = Program.run("demo", "--devices", "0", "--output", folder.toString());

        assertThat(ended.code()).isZero();
        assertThat(folder).isNotEmptyDirectory();
    }
}
