package fleetauditor.whatif;

import fleetauditor.config.ConfigException;
import fleetauditor.whatif.StepRequest.UserReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Users from a CSV file: the first line names the columns, one of which is {@code userPrincipalName} or {@code id}, in
 * any order and any case, with or without blanks ({@code User principal name}, {@code Object ID}). Commas, semicolons
 * and tabs separate; a byte order mark and Excel's {@code sep=} line are accepted. Where a line has both, the id counts.
 */
public final class UserList {
    private static final List<String> NAMES = List.of("userprincipalname");
    private static final List<String> IDS = List.of("id", "objectid");

    private UserList() {}

    /** @throws ConfigException if the file cannot be read, has no such column, or has a line without a user */
    public static List<UserReference> read(Path file) {
        List<CsvText.Line> lines = CsvText.lines(text(file));
        if (lines.isEmpty()) {
            throw new ConfigException(file + ": is empty; the first line must name the columns");
        }
        List<String> header = lines.get(0).cells().stream().map(UserList::plain).toList();
        int name = column(header, NAMES);
        int id = column(header, IDS);
        if (name < 0 && id < 0) {
            throw new ConfigException(file + ": no column userPrincipalName or id in the first line; it has: "
                    + String.join(", ", lines.get(0).cells()));
        }
        var users = new ArrayList<UserReference>();
        var problems = new ArrayList<String>();
        for (CsvText.Line line : lines.subList(1, lines.size())) {
            String user = cell(line, id).isEmpty() ? cell(line, name) : cell(line, id);
            if (user.isEmpty()) {
                problems.add(file + ", line " + line.number() + ": names no user");
            } else {
                users.add(new UserReference(user, file.getFileName() + ", line " + line.number()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        if (users.isEmpty()) {
            throw new ConfigException(file + ": names no user below its first line");
        }
        return users;
    }

    private static int column(List<String> header, List<String> names) {
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String cell(CsvText.Line line, int column) {
        return column < 0 || column >= line.cells().size()
                ? ""
                : line.cells().get(column).strip();
    }

    private static String plain(String header) {
        return header.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Charset charset = charset(bytes);
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": is not UTF-8; save it as CSV UTF-8");
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** UTF-8 unless a byte order mark says UTF-16, which Excel calls Unicode text. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }
}
