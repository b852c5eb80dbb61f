package fleetauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: what only a JVM of its own shows. */
class MainTest {
    @TempDir
    private Path workingDirectory;

    private record Ended(int code, List<String> out, List<String> err) {}

    @Test
    void theEnvFileOfTheWorkingDirectoryIsRead() throws IOException, InterruptedException {
        Files.writeString(workingDirectory.resolve(".env"), "FLEET_AUDITOR_GRAPH_TRYS=3\n");

        Ended ended = run("run");

        assertThat(ended.err())
                .containsExactly(
                        "fleet-auditor: FLEET_AUDITOR_GRAPH_TRYS: no such variable; did you mean FLEET_AUDITOR_GRAPH_TRIES?");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void theStandardConfigurationFileIsReadWhereThereIsOne() throws IOException, InterruptedException {
        Path file = Files.createDirectories(workingDirectory.resolve("config")).resolve("fleet-auditor.yaml");
        Files.writeString(file, "graph: [\n");

        Ended ended = run("run");

        assertThat(ended.err())
                .singleElement()
                .asString()
                .startsWith("fleet-auditor: config/fleet-auditor.yaml, line ");
        assertThat(ended.code()).isEqualTo(2);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "fleetauditor.cli.Main"),
                        Stream.of(arguments))
                .toList();
        Path out = workingDirectory.resolve("out.txt");
        Path err = workingDirectory.resolve("err.txt");
        var builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(AZURE|FLEET_AUDITOR|JDK_JAVA|JAVA_TOOL)_.*"));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end");
        }
        return new Ended(
                process.exitValue(),
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readAllLines(err, StandardCharsets.UTF_8));
    }
}
