package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RunInfo;
import fleetauditor.config.ConfigException;
import fleetauditor.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The report files of a run: {@code fleet-audit-<tenant>-<start of the run>.<format>}. A file appears whole or not at
 * all, also when the process is killed, and only its owner can read it. A file that is there already is never replaced:
 * the reports of a run that started in the same second take the next free one.
 */
public final class ReportFiles {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Leaves room for the rest of the name in the 255 bytes that file systems allow. */
    private static final int LONGEST_TENANT = 60;

    private ReportFiles() {}

    /** Writes one file; leaves the stream open. */
    public interface Document {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Makes sure, before an audit starts, that its reports can be written; creates the directory if it is missing.
     *
     * @throws ConfigException if the directory cannot be made or written to
     */
    public static void check(Path directory) {
        try {
            Files.createDirectories(directory);
            try (var probe = PartialFile.in(directory, "check")) {
                probe.stream().write(0);
            }
        } catch (IOException e) {
            String problem = fileIn(directory)
                    .map(file -> file + " is a file, not a directory; choose another --output")
                    .orElse("cannot be written to (" + e.getClass().getSimpleName()
                            + "); give this user write access or choose another --output");
            throw new ConfigException("output " + directory + ": " + problem);
        }
    }

    /**
     * Writes the report of an audit of which no earlier ones are known.
     *
     * @return the files, in the order of {@code formats}
     * @throws IOException if a report cannot be written; then no file has appeared
     */
    public static List<Path> write(Path directory, List<ReportFormat> formats, AuditResult result, Texts texts)
            throws IOException {
        return write(directory, formats, new Report(result, null), texts, Map.of());
    }

    /**
     * Writes the report in every format. All of them share one name, and none appears before all are whole.
     *
     * @param more files that go with the reports, by extension
     * @return the files, in the order of {@code formats}, then {@code more}
     * @throws IOException if a file cannot be written; then no file has appeared
     */
    public static List<Path> write(
            Path directory, List<ReportFormat> formats, Report report, Texts texts, Map<String, Document> more)
            throws IOException {
        var documents = new LinkedHashMap<String, Document>();
        formats.forEach(f -> documents.put(f.extension(), out -> f.write(report, texts, out)));
        documents.putAll(more);
        return write(directory, "fleet-audit", report.audit().run(), documents);
    }

    /**
     * Writes documents that share one name: {@code <kind>-<tenant>-<start of the run>.<extension>}.
     *
     * @param documents by extension
     * @return the files, in the order of {@code documents}
     * @throws IOException if one cannot be written; then no file has appeared
     */
    static List<Path> write(Path directory, String kind, RunInfo run, Map<String, Document> documents)
            throws IOException {
        Files.createDirectories(directory);
        PartialFile.removeDead(directory);
        String tenant = safe(run);
        var parts = new ArrayList<PartialFile>();
        try {
            for (Map.Entry<String, Document> document : documents.entrySet()) {
                PartialFile part = PartialFile.in(directory, tenant + "." + document.getKey());
                parts.add(part);
                try {
                    document.getValue().write(part.stream());
                    part.finish();
                } catch (IOException e) {
                    throw part.reason(e);
                }
            }
            return publish(directory, kind + "-" + tenant, run.startedAt(), List.copyOf(documents.keySet()), parts);
        } finally {
            for (PartialFile part : parts) {
                part.close();
            }
        }
    }

    private static List<Path> publish(
            Path directory, String name, Instant start, List<String> extensions, List<PartialFile> parts)
            throws IOException {
        for (Instant second = start; ; second = second.plus(1, ChronoUnit.SECONDS)) {
            var files = new ArrayList<Path>();
            for (String extension : extensions) {
                files.add(directory.resolve(name + "-" + SECOND.format(second) + "." + extension));
            }
            if (files.stream().noneMatch(Files::exists) && publishAs(files, parts)) {
                return List.copyOf(files);
            }
        }
    }

    private static boolean publishAs(List<Path> files, List<PartialFile> parts) throws IOException {
        var done = new ArrayList<Path>();
        try {
            for (int i = 0; i < files.size(); i++) {
                parts.get(i).publish(files.get(i));
                done.add(files.get(i));
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            // Another run took the name between the look and the move.
            for (int i = 0; i < done.size(); i++) {
                parts.get(i).withdraw(done.get(i));
            }
            return false;
        }
    }

    /** Where the report of this run will be, unless another run takes the name first. */
    public static Path expected(Path directory, RunInfo run, String extension) {
        return directory.resolve("fleet-audit-" + safe(run) + "-" + SECOND.format(run.startedAt()) + "." + extension);
    }

    /** The tenant's name with {@code -} for whatever is not an ASCII letter or digit; its id when nothing is left. */
    private static String safe(RunInfo run) {
        String name = safe(run.tenantName());
        if (name.isEmpty()) {
            name = safe(run.tenantId());
        }
        return name.isEmpty() ? "tenant" : name;
    }

    private static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9]+", "-");
        safe = safe.substring(0, Math.min(safe.length(), LONGEST_TENANT));
        return safe.replaceAll("^-+|-+$", "");
    }

    /** The part of the path that is something other than a directory. */
    private static Optional<Path> fileIn(Path directory) {
        for (Path part = directory.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part)) {
                return Files.isDirectory(part) ? Optional.empty() : Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
