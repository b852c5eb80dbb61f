package fleetauditor.app;

import fleetauditor.config.Settings;
import fleetauditor.text.Language;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * What reports are written.
 *
 * @param output the folder they go to, relative to the working directory
 * @param formats for example {@code xlsx}; in the order they are printed
 * @param keepsData whether what was read is kept beside the reports
 */
public record ReportConfig(Path output, List<String> formats, Language language, boolean keepsData) {
    private static final List<String> KNOWN = List.of("xlsx", "json", "html");

    public static ReportConfig from(Settings settings) {
        Path output =
                settings.parsed("report.output", "folder", "reports", "Where reports are written.", ReportConfig::path);
        List<String> given =
                settings.list("report.formats", "Which reports are written: xlsx, json, html; default all.");
        given.stream()
                .filter(f -> !KNOWN.contains(f))
                .forEach(f -> settings.problem("report.formats", "= '" + f + "': not one of xlsx, json, html"));
        Language language = settings.parsed(
                "report.language",
                "en, ja",
                "en",
                "The language of the reports.",
                text -> Language.named(text).orElseThrow(() -> new IllegalArgumentException("not one of en, ja")));
        boolean keepsData = settings.flag(
                "report.keepData",
                false,
                "Whether everything that was read is kept beside the reports, for whatif --data; it names people.");
        return new ReportConfig(
                output, given.isEmpty() ? KNOWN : given.stream().distinct().toList(), language, keepsData);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path", e);
        }
    }
}
