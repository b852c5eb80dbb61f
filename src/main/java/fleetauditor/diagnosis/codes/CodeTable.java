package fleetauditor.diagnosis.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The error-code table, {@code codes.tsv}: codes, messages, events and AADSTS numbers with what they are. Read once,
 * when first asked for. Thread-safe.
 */
public final class CodeTable {
    private static final int COLUMNS = 12;

    private final List<CodeEntry> entries;
    private final Map<Integer, List<CodeEntry>> byBits = new HashMap<>();
    private final Map<String, CodeEntry> byName = new HashMap<>();
    private final Map<String, CodeEntry> byId = new HashMap<>();

    private CodeTable(List<CodeEntry> entries) {
        this.entries = List.copyOf(entries);
        for (CodeEntry entry : entries) {
            byId.put(entry.id(), entry);
            if (entry.code() != null) {
                byBits.computeIfAbsent(entry.code().bits(), k -> new ArrayList<>())
                        .add(entry);
            }
            nameOf(entry.symbol(), entry);
            nameOf(entry.text(), entry);
        }
        for (CodeEntry entry : entries) {
            for (String alias : entry.aliases()) {
                ErrorCode.parse(alias)
                        .ifPresentOrElse(
                                code -> byBits.computeIfAbsent(code.bits(), k -> List.of(entry)),
                                () -> nameOf(alias, entry));
            }
        }
    }

    private void nameOf(@Nullable String name, CodeEntry entry) {
        if (name != null) {
            byName.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
        }
    }

    /** The table of this release. */
    public static CodeTable standard() {
        return Holder.TABLE;
    }

    private static final class Holder {
        static final CodeTable TABLE = new CodeTable(read());
    }

    public List<CodeEntry> entries() {
        return entries;
    }

    /** @throws java.util.NoSuchElementException if there is no entry of this id */
    public CodeEntry entry(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow();
    }

    /**
     * Every entry of these bits. Where there is none: of another form of the same code, such as an NTSTATUS without its
     * HRESULT mark (0xd000023c and 0xc000023c), CloudAP with and without it (0x8004844c), or the Win32, WinHTTP or
     * WinINet number in the lower half (0x8007054b, 0xcaa82ee7).
     */
    public List<CodeEntry> of(ErrorCode code) {
        List<CodeEntry> exact = byBits.get(code.bits());
        if (exact != null) {
            return exact;
        }
        for (ErrorCode form : CodeFamily.otherForms(code)) {
            List<CodeEntry> other = byBits.getOrDefault(form.bits(), List.of()).stream()
                    .filter(e -> !isConnectorNumber(e))
                    .toList();
            if (!other.isEmpty()) {
                return other;
            }
        }
        return List.of();
    }

    /** The old connector counted its own errors from 0x400; those are no Win32 numbers. */
    private static boolean isConnectorNumber(CodeEntry entry) {
        return entry.area().equals("pkcs")
                && entry.code() != null
                && entry.code().high() == 0;
    }

    /**
     * The entry of these bits that belongs to {@code phase} (as in the table, for example {@code join}), also under
     * another form of the code; else the first one.
     */
    public Optional<CodeEntry> of(ErrorCode code, @Nullable String phase) {
        List<CodeEntry> all = of(code);
        Optional<CodeEntry> there =
                all.stream().filter(e -> e.phase().equals(phase)).findFirst();
        if (there.isPresent() || phase == null) {
            return there.or(() -> all.stream().findFirst());
        }
        return CodeFamily.otherForms(code).stream()
                .flatMap(form -> byBits.getOrDefault(form.bits(), List.of()).stream())
                .filter(e -> e.phase().equals(phase) && !isConnectorNumber(e))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** The entry of a symbol, an alias, an AADSTS number or a whole message text; case does not matter. */
    public Optional<CodeEntry> named(String name) {
        return Optional.ofNullable(byName.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    private static List<CodeEntry> read() {
        var entries = new ArrayList<CodeEntry>();
        for (String[] cells : rows("codes.tsv", COLUMNS)) {
            entries.add(new CodeEntry(
                    cells[0],
                    cells[1].isEmpty() ? null : ErrorCode.parse(cells[1]).orElseThrow(),
                    cells[2].isEmpty() ? null : cells[2],
                    cells[3].isEmpty() ? null : cells[3],
                    cells[4],
                    cells[5],
                    cells[6],
                    cells[7].contains("transient"),
                    cells[7].contains("generic"),
                    words(cells[8]),
                    words(cells[9]),
                    cells[10],
                    cells[11]));
        }
        return entries;
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    /** The rows of a tab-separated resource of this product, without its head; empty cells are empty strings. */
    static List<String[]> rows(String resource, int columns) {
        var rows = new ArrayList<String[]>();
        try (InputStream in = CodeTable.class.getResourceAsStream("/fleetauditor/diagnosis/" + resource);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                if (cells.length != columns) {
                    throw new IllegalStateException(resource + ": " + Arrays.toString(cells));
                }
                rows.add(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
