package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.AuditResult.Departure;
import fleetauditor.audit.RunInfo;
import fleetauditor.text.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The report as one page that needs nothing else: for a phone, for print, for a mail. */
public final class HtmlReport implements ReportFormat {
    private final String version;
    private final AdminCenters centers;
    private final String style = ours("report.css");
    private final String script = ours("report.js");

    /** @param version of this program */
    public HtmlReport(String version, AdminCenters centers) {
        this.version = version;
        this.centers = centers;
    }

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public void write(Report report, Texts texts, OutputStream out) throws IOException {
        AuditResult result = report.audit();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var html = new Html(writer);
        var wording = new Wording(texts);
        var incidents = new Incidents(report.open());
        html.start("html", "lang", texts.language().key());
        head(html, result, wording);
        html.start("body");
        header(html, result, wording);
        html.start("main");
        HtmlSummary.write(html, report, wording, FirstThing.of(incidents, wording));
        new HtmlFindings(html, wording, incidents, centers, report).write(report.open());
        new HtmlWaived(html, wording).write(report);
        new HtmlCoverage(html, wording, result).write();
        settings(html, result, wording);
        html.end();
        html.element("footer", texts.get("page.footer", version));
        html.embed("script", script);
        html.end().end();
        writer.flush();
    }

    private void head(Html html, AuditResult result, Wording wording) throws IOException {
        html.start("head");
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                        + "'; base-uri 'none'; form-action 'none'");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty("meta", "name", "robots", "content", "noindex");
        html.element(
                "title", wording.texts().get("title", wording.fit(result.run().tenantName())));
        html.embed("style", style);
        html.end();
    }

    private void header(Html html, AuditResult result, Wording wording) throws IOException {
        RunInfo run = result.run();
        html.start("header");
        html.start("h1")
                .name(wording.texts().get("title", wording.fit(run.tenantName())))
                .end();
        html.element(
                "p",
                wording.texts()
                        .get("head.run", run.asOf(), run.startedAt(), run.finishedAt(), run.tenantId(), version));
        html.end();
    }

    private static void settings(Html html, AuditResult result, Wording wording) throws IOException {
        html.start("section");
        html.element("h2", wording.texts().get("settings.title"));
        if (result.departures().isEmpty()) {
            html.element("p", wording.texts().get("settings.none"));
        } else {
            html.start("ul");
            for (Departure departure : result.departures()) {
                html.element("li", wording.departure(departure));
            }
            html.end();
        }
        html.end();
    }

    /** What the page's policy lets run: these bytes and no others. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String ours(String file) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
