package fleetauditor.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.poi.util.TempFileCreationStrategy;

/**
 * A directory that only this user can read, for what the workbook puts on the disk; gone when closed. When its process is
 * killed, the next workbook of the same user removes it: a locked {@link PartialFile} beside it says whose is alive.
 */
final class PrivateTempFiles implements TempFileCreationStrategy, AutoCloseable {
    private static final String SUFFIX = ".d";

    private final PartialFile life;
    private final Path directory;

    PrivateTempFiles() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        PartialFile.removeDead(all);
        this.life = PartialFile.in(all, "workbook");
        this.directory = PartialFile.createDirectory(beside(life.path()));
    }

    /** Removes the directory of a process that is dead; leaves what is somebody else's. */
    static void removeWith(Path deadFile) throws IOException {
        Path directory = beside(deadFile);
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getOwner(deadFile, LinkOption.NOFOLLOW_LINKS))) {
            delete(directory);
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
        return Files.createTempFile(directory, prefix, suffix).toFile();
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
        return Files.createTempDirectory(directory, prefix).toFile();
    }

    @Override
    public void close() throws IOException {
        delete(directory);
        life.close();
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
