package fleetauditor.report;

import fleetauditor.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One way to write an audit down. Writes the same for the same report, and can be used from several threads. */
public interface ReportFormat {
    /** The end of the file name without dot, which is also the value of {@code --format}: for example {@code json}. */
    String extension();

    /**
     * Writes the whole report; leaves the stream open.
     *
     * @throws IOException if the stream cannot be written
     */
    void write(Report report, Texts texts, OutputStream out) throws IOException;

    /**
     * Every format, in the order in which a run writes them.
     *
     * @param version of this program, for the head of each report
     * @param centers where links to objects of the tenant lead
     */
    static List<ReportFormat> all(String version, AdminCenters centers) {
        return List.of(new JsonReport(version), new ExcelReport(version, centers), new HtmlReport(version, centers));
    }
}
