package fleetauditor.diagnosis.batch;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.Diagnosis.Problem;
import fleetauditor.diagnosis.judge.Conclusions;
import fleetauditor.diagnosis.judge.EnrollmentJudge;
import fleetauditor.diagnosis.judge.Judge;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.UnreadableTextException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Diagnoses files, the files of folders, and standard input. Nothing is executed, fetched or sent. Task listings and
 * registry exports that lie alone together in a folder are taken as of one machine and compared.
 */
public final class EvidenceFiles {
    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** What the comparison within a folder needs of a task listing or a registry export. */
    private record Kept(int index, EvidenceText text) {}

    private final InputStream standardInput;
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private final Map<Path, List<Kept>> tasks = new HashMap<>();
    private final Map<Path, List<Kept>> registries = new HashMap<>();

    /** @param standardInput what {@code -} reads */
    public EvidenceFiles(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /**
     * One diagnosis a file, in the order given; the files of a folder by name. A file that cannot be read is answered by
     * a diagnosis that says why.
     */
    public List<Diagnosis> diagnose(List<String> names) {
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                fromStandardInput();
            } else {
                fromPath(name);
            }
        }
        compareWithinFolders();
        return List.copyOf(diagnoses);
    }

    /** Whether the name stands for a folder. */
    public static boolean isFolder(String name) {
        try {
            return !name.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void fromStandardInput() {
        try {
            add(STANDARD_INPUT, standardInput.readNBytes(EvidenceText.MOST_BYTES + 1), null);
        } catch (IOException e) {
            diagnoses.add(Diagnosis.none(STANDARD_INPUT, Problem.UNREADABLE));
        }
    }

    private void fromPath(String name) {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            diagnoses.add(Diagnosis.none(name, Problem.MISSING));
            return;
        }
        if (!Files.exists(path)) {
            diagnoses.add(Diagnosis.none(name, Problem.MISSING));
        } else if (Files.isDirectory(path)) {
            fromFolder(name, path);
        } else {
            fromFile(name, path);
        }
    }

    private void fromFolder(String name, Path folder) {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            diagnoses.add(Diagnosis.none(name, Problem.UNREADABLE));
            return;
        }
        if (files.isEmpty()) {
            diagnoses.add(Diagnosis.none(name, Problem.EMPTY_FOLDER));
        }
        files.forEach(file -> fromFile(file.toString(), file));
    }

    private void fromFile(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            add(
                    name,
                    in.readNBytes(EvidenceText.MOST_BYTES + 1),
                    file.toAbsolutePath().getParent());
        } catch (IOException e) {
            diagnoses.add(Diagnosis.none(name, Problem.UNREADABLE));
        }
    }

    private void add(String name, byte[] content, @Nullable Path folder) {
        try {
            EvidenceText text = EvidenceText.of(content);
            Diagnosis diagnosis = Judge.judge(name, text);
            if (folder != null) {
                keep(diagnosis, text, folder);
            }
            diagnoses.add(diagnosis);
        } catch (UnreadableTextException e) {
            diagnoses.add(Diagnosis.none(name, e.problem()));
        }
    }

    private void keep(Diagnosis diagnosis, EvidenceText text, Path folder) {
        var kept = new Kept(diagnoses.size(), text);
        switch (diagnosis.kind()) {
            case ENROLLMENT_TASKS ->
                tasks.computeIfAbsent(folder, f -> new ArrayList<>()).add(kept);
            case ENROLLMENT_REGISTRY ->
                registries.computeIfAbsent(folder, f -> new ArrayList<>()).add(kept);
            default -> {}
        }
    }

    private void compareWithinFolders() {
        tasks.forEach((folder, listings) -> {
            List<Kept> exports = registries.getOrDefault(folder, List.of());
            if (listings.size() == 1 && exports.size() == 1) {
                compare(listings.get(0), exports.get(0));
            }
        });
    }

    private void compare(Kept listing, Kept export) {
        more(listing.index, EnrollmentJudge.foldersWithoutKey(listing.text, export.text));
        more(export.index, EnrollmentJudge.keysWithoutTasks(listing.text, export.text));
    }

    private void more(int index, List<fleetauditor.diagnosis.Conclusion> found) {
        if (!found.isEmpty()) {
            Diagnosis before = diagnoses.get(index);
            var conclusions = new Conclusions();
            conclusions.addAll(before.conclusions());
            conclusions.addAll(found);
            diagnoses.set(index, before.withConclusions(conclusions.list()));
        }
    }
}
