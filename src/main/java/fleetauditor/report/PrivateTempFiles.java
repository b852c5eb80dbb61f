package fleetauditor.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.util.TempFileCreationStrategy;

/** A directory that only this user can read, for what the workbook puts on the disk; gone when closed. */
final class PrivateTempFiles implements TempFileCreationStrategy, AutoCloseable {
    private final Path directory;

    PrivateTempFiles() throws IOException {
        this.directory = Files.createTempDirectory("fleet-audit-");
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
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
