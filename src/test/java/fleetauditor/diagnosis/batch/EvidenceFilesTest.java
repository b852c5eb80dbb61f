package fleetauditor.diagnosis.batch;

import static fleetauditor.diagnosis.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.Diagnosis.Problem;
import fleetauditor.diagnosis.EvidenceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {
    private static final String HERE = "11111111-2222-4333-8444-555555555555";
    private static final String GONE = "99999999-2222-4333-8444-555555555555";

    @TempDir
    private Path folder;

    @Test
    void filesAreAnsweredInTheOrderGivenAndThoseOfAFolderByName() throws IOException {
        Path sub = Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(sub.resolve("2.txt"), "AzureAdJoined : NO");
        Files.writeString(folder.resolve("in/1.txt"), "AzureAdJoined : NO");
        Path last = Files.writeString(folder.resolve("0.txt"), "AzureAdJoined : NO");

        assertThat(diagnose(folder.resolve("in"), last))
                .extracting(d -> Path.of(d.file()).getFileName().toString())
                .containsExactly("1.txt", "2.txt", "0.txt");
    }

    @Test
    void standardInputIsRead() {
        var in = new ByteArrayInputStream("AzureAdPrt : YES".getBytes(StandardCharsets.UTF_8));

        List<Diagnosis> diagnoses = new EvidenceFiles(in).diagnose(List.of("-"));

        assertThat(diagnoses.get(0).kind()).isEqualTo(EvidenceKind.DSREGCMD);
    }

    @Test
    void whatCannotBeReadIsSaidAndTheOthersAreStillRead() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Path emptyFolder = Files.createDirectory(folder.resolve("nothing"));
        Path large = folder.resolve("large.txt");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(16L * 1024 * 1024 + 1);
        }
        Path other = Files.writeString(folder.resolve("letter.txt"), "Dear all");
        Path good = Files.writeString(folder.resolve("pc.txt"), "AzureAdJoined : NO");

        assertThat(diagnose(folder.resolve("missing"), empty, emptyFolder, large, other, good))
                .extracting(Diagnosis::problem)
                .containsExactly(
                        Problem.MISSING,
                        Problem.EMPTY,
                        Problem.EMPTY_FOLDER,
                        Problem.TOO_LARGE,
                        Problem.UNKNOWN_KIND,
                        null);
    }

    @Test
    void aNameThatIsNoPathIsMissing() {
        assertThat(new EvidenceFiles(InputStream.nullInputStream())
                        .diagnose(List.of("a\0b"))
                        .get(0)
                        .problem())
                .isEqualTo(Problem.MISSING);
    }

    @Test
    void taskFoldersAndEnrollmentKeysOfOneFolderAreCompared() throws IOException {
        Path tasks = Files.writeString(
                folder.resolve("tasks.txt"),
                "\\Microsoft\\Windows\\EnterpriseMgmt\\" + GONE + "\\PushLaunch   Ready\n");
        Path keys = Files.writeString(folder.resolve("keys.txt"), key(HERE));

        List<Diagnosis> diagnoses = diagnose(tasks, keys);

        assertThat(said(diagnoses.get(0))).containsExactly("fault tasks.folderWithoutKey");
        assertThat(said(diagnoses.get(1))).containsExactly("fault tasks.keyWithoutTasks");
    }

    @Test
    void matchingTaskFoldersAndALinkedEnrollmentAreNoFault() throws IOException {
        Path tasks = Files.writeString(
                folder.resolve("tasks.txt"),
                "\\Microsoft\\Windows\\EnterpriseMgmt\\" + HERE + "\\PushLaunch   Ready\n"
                        + "\\Microsoft\\Windows\\EnterpriseMgmt\\" + GONE + "\\PushLaunch   Ready\n");
        Path keys = Files.writeString(
                folder.resolve("keys.txt"),
                key(HERE) + "\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Enrollments\\" + HERE
                        + "\\LinkedEnrollment]\n\"LinkedEnrollmentId\"=\"" + GONE + "\"\n");

        assertThat(diagnose(tasks, keys)).noneMatch(Diagnosis::hasFault);
    }

    @Test
    void maskedIdsAreNotCompared() throws IOException {
        Path tasks =
                Files.writeString(folder.resolve("tasks.txt"), "EnterpriseMgmt\\BBBBBBBB...\\PushLaunch   Ready\n");
        Path keys = Files.writeString(folder.resolve("keys.txt"), key(HERE));

        assertThat(diagnose(tasks, keys)).noneMatch(Diagnosis::hasFault);
    }

    private static String key(String id) {
        return "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Enrollments\\" + id + "]\n\"ProviderID\"=\"MS DM Server\"\n";
    }

    private static List<Diagnosis> diagnose(Path... files) {
        return new EvidenceFiles(InputStream.nullInputStream())
                .diagnose(List.of(files).stream().map(Path::toString).toList());
    }
}
