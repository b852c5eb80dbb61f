package fleetauditor.report;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers why writing first failed: libraries that clean up after a full disk report what goes wrong then. */
final class FirstFailure extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException first;

    FirstFailure(OutputStream out) {
        this.out = out;
    }

    /** The first failure of the stream, or {@code later} if it never failed. */
    IOException or(IOException later) {
        return first == null ? later : first;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            first = or(e);
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            first = or(e);
            throw e;
        }
    }
}
