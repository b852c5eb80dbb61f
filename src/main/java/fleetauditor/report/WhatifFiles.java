package fleetauditor.report;

import fleetauditor.config.ConfigException;
import fleetauditor.whatif.WhatIfResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/** The files of an answer: {@code whatif-<tenant>-<time>.<format>}, written as {@link ReportFiles} writes. */
public final class WhatifFiles {
    private static final List<String> FORMATS = List.of("xlsx", "json");

    private WhatifFiles() {}

    /**
     * Those of the wanted formats that an answer comes in, in their order.
     *
     * @throws ConfigException if there is none
     */
    public static List<String> formats(List<String> wanted) {
        List<String> formats = wanted.stream().filter(FORMATS::contains).toList();
        if (formats.isEmpty()) {
            throw new ConfigException("--format " + String.join(",", wanted) + ": whatif writes xlsx and json");
        }
        return formats;
    }

    /**
     * Writes every format, all of them or none.
     *
     * @param version of this program
     * @return the files, in the order of the formats
     * @throws IOException if one cannot be written; then no file has appeared
     */
    public static List<Path> write(
            Path directory, List<String> formats, WhatIfResult result, WhatifTexts texts, String version)
            throws IOException {
        var documents = new LinkedHashMap<String, ReportFiles.Document>();
        for (String format : formats) {
            documents.put(
                    format,
                    format.equals("json")
                            ? out -> new WhatifJson(result, texts, version).write(out)
                            : out -> new WhatifExcel(result, texts, version).write(out));
        }
        return ReportFiles.write(directory, "whatif", result.run(), documents);
    }
}
