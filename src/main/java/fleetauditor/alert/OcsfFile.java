package fleetauditor.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * A file with one JSON object a line, for a SIEM that reads files. Lines are added whole; only the file's owner can read
 * it when we create it.
 */
final class OcsfFile implements Delivery {
    /** How every line of ours begins: tells a line that a killed process left unfinished from somebody else's. */
    private static final String BEGINNING = "{\"class_uid\":";

    @Override
    public void send(String key, Route route, Alert alert) throws DeliveryException {
        var lines = new StringBuilder();
        for (ObjectNode event : OcsfEvent.of(key, alert)) {
            lines.append(event).append('\n');
        }
        Path file = Objects.requireNonNull(route.path()).toAbsolutePath();
        try {
            append(file, lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw DeliveryException.passing(
                    file + " cannot be written (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static synchronized void append(Path file, byte[] lines) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly(folder))) {
            channel.lock(); // until it is closed
            long end = removeTorn(channel);
            try {
                write(channel, end, lines);
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
    }

    private static void write(FileChannel channel, long end, byte[] lines) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(lines);
        long at = end;
        while (left.hasRemaining()) {
            at += channel.write(left, at);
        }
    }

    /**
     * Takes an unfinished last line of ours away; its message was not sent and comes again.
     *
     * @return where the next line begins
     */
    private static long removeTorn(FileChannel channel) throws IOException {
        long end = channel.size();
        long begin = end;
        ByteBuffer one = ByteBuffer.allocate(1);
        while (begin > 0) {
            one.clear();
            channel.read(one, begin - 1);
            if (one.get(0) == '\n') {
                break;
            }
            begin--;
        }
        if (begin == end) {
            return end;
        }
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(BEGINNING.length(), end - begin));
        channel.read(start, begin);
        String text = new String(start.array(), StandardCharsets.UTF_8);
        if (BEGINNING.startsWith(text)) {
            channel.truncate(begin);
            return begin;
        }
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}), end);
        return end + 1;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
