package fleetauditor.alert;

import fleetauditor.alert.Alert.Excel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Excel report as a mail carries it. */
final class Attachment {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /**
     * A larger one is only named. Graph takes attachments below 3 MB in one request, which itself must stay below 4 MB.
     *
     * @see <a href="https://learn.microsoft.com/graph/outlook-large-attachments">Attach large files</a>
     */
    static final int LIMIT = 3_000_000;

    private final String name;
    private final byte[] content;

    private Attachment(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** Its file name. */
    String name() {
        return name;
    }

    byte[] content() {
        return content.clone();
    }

    /** The report; empty when there is none, when it is gone, or when it is too large. */
    static Optional<Attachment> of(@Nullable Excel excel) {
        if (excel == null) {
            return Optional.empty();
        }
        Path file = Path.of(excel.path());
        try {
            if (!Files.isRegularFile(file) || Files.size(file) >= LIMIT) {
                return Optional.empty();
            }
            return Optional.of(new Attachment(Objects.toString(file.getFileName()), Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the mail says about the report; null when there is none. */
    static @Nullable String sentence(@Nullable Excel excel, Optional<Attachment> attachment) {
        if (excel == null) {
            return null;
        }
        return attachment.isPresent() ? excel.attached() : excel.named();
    }
}
