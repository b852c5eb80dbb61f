package fleetauditor.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Remembers when each tenant was last audited, one small file each, so that a missed night is noticed after a start. */
public final class LastRuns {
    private final Path directory;

    public LastRuns(Path directory) {
        this.directory = directory;
    }

    /** When it was last run; empty when it never was or the note cannot be read. */
    public Optional<Instant> of(String name) {
        try {
            return Optional.of(Instant.parse(
                    Files.readString(file(name), StandardCharsets.UTF_8).strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Notes a run; whole or not at all. */
    public void note(String name, Instant time) {
        try {
            Files.createDirectories(directory);
            Path part = directory.resolve("." + UUID.randomUUID() + ".tmp");
            Files.writeString(part, time + "\n", StandardCharsets.UTF_8);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note the run in " + directory, e);
        }
    }

    /** Names are free text: the file is called after a hash of it, with a readable beginning. */
    private Path file(String name) {
        String readable = name.replaceAll("[^A-Za-z0-9]+", "-");
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return directory.resolve(
                "last-run-" + readable.substring(0, Math.min(40, readable.length())) + "-" + hash + ".txt");
    }
}
