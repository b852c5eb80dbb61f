package fleetauditor.diagnosis;

import fleetauditor.diagnosis.batch.EvidenceFiles;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.UnreadableTextException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Evidence written for the tests, and short ways to judge it. */
public final class Samples {
    private Samples() {}

    /** The file of this name below {@code src/test/resources/fleetauditor/diagnosis}. */
    public static Path file(String name) {
        try {
            return Path.of(
                    Samples.class.getResource("/fleetauditor/diagnosis/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static EvidenceText text(String name) {
        try {
            return EvidenceText.of(bytes(name));
        } catch (UnreadableTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every sample. */
    public static List<Path> all() {
        try (Stream<Path> walk = Files.walk(file("dsregcmd").getParent())) {
            return walk.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().endsWith("device-facts.txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Diagnosis diagnoseFile(String name) {
        return diagnose(bytes(name));
    }

    public static Diagnosis diagnose(String text) {
        return diagnose(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Diagnosis diagnose(byte[] content) {
        return new EvidenceFiles(new ByteArrayInputStream(content))
                .diagnose(List.of(EvidenceFiles.STANDARD_INPUT))
                .get(0);
    }

    /** Conclusions as {@code gravity id}, gravest first. */
    public static List<String> said(Diagnosis diagnosis) {
        return diagnosis.conclusions().stream()
                .map(c -> c.gravity().key() + " " + c.id())
                .toList();
    }

    public static Conclusion conclusion(Diagnosis diagnosis, String key) {
        return diagnosis.conclusions().stream()
                .filter(c -> c.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not among " + said(diagnosis)));
    }
}
