package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RunInfo;
import fleetauditor.config.ConfigException;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFilesTest {
    private static final Texts TEXTS = Texts.in(Language.EN);

    @TempDir
    private Path directory;

    /** Writes its name; what it does besides is up to the test. */
    private record Fake(String extension, Body body) implements ReportFormat {
        interface Body {
            void write(OutputStream out) throws IOException;
        }

        static Fake of(String extension) {
            return new Fake(extension, out -> out.write(extension.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void write(Report report, Texts texts, OutputStream out) throws IOException {
            body.write(out);
        }
    }

    @Test
    void areNamedAfterTenantAndStart() throws IOException {
        List<Path> files =
                ReportFiles.write(directory, ReportFormat.all("1", AdminCenters.GLOBAL), SampleResult.full(), TEXTS);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "fleet-audit-Contoso-20260815T090003Z.json",
                        "fleet-audit-Contoso-20260815T090003Z.xlsx",
                        "fleet-audit-Contoso-20260815T090003Z.html");
        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(names()).as("nothing else is left").hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd | etc-passwd",
                "C:\\Windows | C-Windows",
                ". | 0aaaaaaa-0000-4000-8000-000000000001",
                "'' | 0aaaaaaa-0000-4000-8000-000000000001",
                "株式会社 | 0aaaaaaa-0000-4000-8000-000000000001",
                "Contoso, Ltd. | Contoso-Ltd",
            })
    void stayInTheDirectoryWhateverTheTenantIsCalled(String tenant, String safe) throws IOException {
        assertThat(write(named(tenant), Fake.of("json")))
                .containsExactly(directory.resolve("fleet-audit-" + safe + "-20260815T090003Z.json"));
    }

    @Test
    void haveNamesThatFileSystemsTake() throws IOException {
        Path file = write(named("x".repeat(10_000)), Fake.of("json")).get(0);
        assertThat(file.getFileName().toString()).hasSizeLessThan(120);
    }

    @Test
    void canBeReadByTheirOwnerOnly() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"), "no POSIX permissions here");
        Path file = write(SampleResult.empty(), Fake.of("json")).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void neverReplaceEarlierOnes() throws IOException {
        Path taken = directory.resolve("fleet-audit-Contoso-20260815T090003Z.html");
        Files.writeString(taken, "earlier");
        assertThat(write(SampleResult.empty(), Fake.of("json"), Fake.of("html")))
                .containsExactly(
                        directory.resolve("fleet-audit-Contoso-20260815T090004Z.json"),
                        directory.resolve("fleet-audit-Contoso-20260815T090004Z.html"));
        assertThat(taken).hasContent("earlier");
    }

    @Test
    void doNotAppearBeforeAllAreWhole() throws IOException {
        var last = new Fake("html", out -> {
            assertThat(names()).isNotEmpty().allMatch(name -> name.startsWith(".") && name.endsWith(".tmp"));
            out.write(1);
        });
        assertThat(write(SampleResult.empty(), Fake.of("json"), last)).hasSize(2);
    }

    @Test
    void doNotAppearWhenOneCannotBeWritten() throws IOException {
        var broken = new Fake("html", out -> {
            out.write(new byte[100_000]);
            throw new IOException("disk full");
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> write(SampleResult.empty(), Fake.of("json"), broken))
                .withMessage("disk full");
        assertThat(names()).isEmpty();
    }

    @Test
    void ofAKilledRunNeverAppearAndTheNextRunCleansUp() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(run.getInputStream().read())
                    .as("is in the middle of writing")
                    .isEqualTo('w');
            assertThat(names()).singleElement().asString().endsWith(".tmp");

            write(SampleResult.empty(), Fake.of("json"));
            assertThat(names()).as("a living run keeps its file").hasSize(2);
        } finally {
            run.destroyForcibly();
        }
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(names())
                .as("a kill leaves no report")
                .filteredOn(name -> !name.endsWith(".tmp"))
                .hasSize(1);

        write(SampleResult.empty(), Fake.of("html"));
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
    }

    /** A run that never comes to the end of its report. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] arguments) throws IOException {
            var format = new Fake("json", out -> {
                out.write(new byte[1_000_000]);
                System.out.print('w');
                System.out.flush();
                System.in.read();
            });
            ReportFiles.write(Path.of(arguments[0]), List.of(format), SampleResult.empty(), TEXTS);
        }
    }

    @Test
    void leaveOtherFilesAlone() throws IOException {
        Path other = Files.writeString(directory.resolve(".other.tmp"), "x");
        Files.createDirectory(directory.resolve(".fleet-audit-directory.tmp"));
        write(SampleResult.empty(), Fake.of("json"));
        assertThat(other).exists();
        assertThat(directory.resolve(".fleet-audit-directory.tmp")).exists();
    }

    @Test
    void checkMakesTheDirectory() throws IOException {
        Path deep = directory.resolve("a").resolve("b");
        ReportFiles.check(deep);
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void checkRefusesAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("reports"), "x");
        for (Path output : List.of(file, file.resolve("deeper").resolve("still"))) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> ReportFiles.check(output))
                    .withMessage(
                            "output " + output + ": " + file + " is a file, not a directory; choose another --output");
        }
    }

    private List<Path> write(AuditResult result, ReportFormat... formats) throws IOException {
        return ReportFiles.write(directory, List.of(formats), result, TEXTS);
    }

    private static AuditResult named(String tenant) {
        RunInfo run = SampleResult.RUN;
        return new AuditResult(
                new RunInfo(run.id(), run.tenantId(), tenant, run.asOf(), run.startedAt(), run.finishedAt()),
                SampleResult.empty().snapshot(),
                List.of(),
                List.of());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
