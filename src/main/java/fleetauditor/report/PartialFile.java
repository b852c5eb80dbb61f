package fleetauditor.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not whole yet, under a hidden name beside its final one. Its writer holds a lock on it, which the
 * system drops when the writer dies: what can be locked is left over and is removed by the next run.
 */
final class PartialFile implements AutoCloseable {
    private static final String PREFIX = ".fleet-audit-";
    private static final String SUFFIX = ".tmp";
    private static final int BUFFER = 1 << 16;

    /** Of this process. Guards itself: closing a second channel on such a file would drop the first one's lock. */
    private static final Set<Path> OPEN = new HashSet<>();

    private final Path path;
    private final FileChannel channel;
    private final FirstFailure disk;
    private final OutputStream stream;

    private PartialFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.disk = new FirstFailure(Channels.newOutputStream(channel));
        this.stream = new BufferedOutputStream(disk, BUFFER);
    }

    /**
     * Creates one that only its owner can read.
     *
     * @param name what tells it apart for a person who sees it; file-safe
     */
    static PartialFile in(Path directory, String name) throws IOException {
        synchronized (OPEN) {
            while (true) {
                Path path = directory
                        .resolve(PREFIX + name + "-" + UUID.randomUUID() + SUFFIX)
                        .toAbsolutePath();
                FileChannel channel = FileChannel.open(
                        path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(path));
                lock(channel);
                // Another process may have found the file before it was locked, and removed it.
                if (Files.exists(path)) {
                    OPEN.add(path);
                    return new PartialFile(path, channel);
                }
                channel.close();
            }
        }
    }

    /** Removes what dead runs left in the directory. */
    static void removeDead(Path directory) throws IOException {
        synchronized (OPEN) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
                for (Path each : found) {
                    Path path = each.toAbsolutePath();
                    if (!OPEN.contains(path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                        removeIfDead(path);
                    }
                }
            }
        }
    }

    Path path() {
        return path;
    }

    OutputStream stream() {
        return stream;
    }

    /** Why the file could not be written: the disk's own reason, if it had one. */
    IOException reason(IOException failure) {
        return disk.or(failure);
    }

    /** Brings every byte to the disk. */
    void finish() throws IOException {
        stream.flush();
        channel.force(true);
    }

    /**
     * Gives the file its final name as well, in one step.
     *
     * @throws FileAlreadyExistsException if the name is taken
     */
    void publish(Path file) throws IOException {
        try {
            Files.createLink(file, path);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without hard links, such as FAT.
            Files.move(path, file, StandardCopyOption.ATOMIC_MOVE);
        }
        syncDirectory(file.toAbsolutePath().getParent());
    }

    /** Takes a final name back. */
    void withdraw(Path file) throws IOException {
        if (Files.exists(path)) {
            Files.deleteIfExists(file);
        } else {
            Files.move(file, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            OPEN.remove(path);
            Files.deleteIfExists(path);
            channel.close();
        }
    }

    private static void removeIfDead(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock != null) {
                PrivateTempFiles.removeWith(path);
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Its own run has just removed it.
        } catch (AccessDeniedException e) {
            // Another user's run left it: theirs to remove, and no reason to go without a report.
        }
    }

    /** Null when another process holds it. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    /** Creates a directory that only its owner can read. */
    static Path createDirectory(Path directory) throws IOException {
        return Files.createDirectory(directory, only(directory, "rwx------"));
    }

    private static FileAttribute<?>[] ownerOnly(Path path) throws IOException {
        return only(path, "rw-------");
    }

    private static FileAttribute<?>[] only(Path path, String permissions) throws IOException {
        boolean posix = Files.getFileStore(path.getParent()).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** So that the new name survives a power cut; systems that cannot open a directory do this themselves. */
    private static void syncDirectory(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows and some network drives: not possible there, and not needed for "whole or not at all".
        }
    }
}
