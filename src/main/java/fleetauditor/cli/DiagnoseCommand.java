package fleetauditor.cli;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.against.AuditReport;
import fleetauditor.diagnosis.against.AuditReportException;
import fleetauditor.diagnosis.against.AuditReportReader;
import fleetauditor.diagnosis.against.Comparison;
import fleetauditor.diagnosis.batch.EvidenceFiles;
import fleetauditor.diagnosis.batch.FleetFiles;
import fleetauditor.diagnosis.batch.FleetTable;
import fleetauditor.diagnosis.show.ConclusionTexts;
import fleetauditor.diagnosis.show.DiagnosisJson;
import fleetauditor.diagnosis.show.DiagnosisText;
import fleetauditor.diagnosis.show.FleetJson;
import fleetauditor.diagnosis.show.FleetTableText;
import fleetauditor.diagnosis.show.FleetWorkbook;
import fleetauditor.diagnosis.show.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleet-auditor diagnose}: reads evidence from devices and connectors and says what it means. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = {
            "Reads evidence from devices and connectors, says what it means and what to do.",
            "Nothing is executed, fetched or sent. What a file is, is told by its content."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fleet-auditor diagnose pc1.txt tasks.xml --lang ja",
            "  dsregcmd /status | fleet-auditor diagnose -",
            "  fleet-auditor diagnose pc1.txt --against reports/fleet-audit-contoso.json",
            "  fleet-auditor diagnose outputs-of-many-machines --output reports"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no fault found",
            "2:a file could not be read or is of no known kind (the others are still read)",
            "3:a fault found"
        })
public final class DiagnoseCommand implements Callable<Integer> {
    private static final int UNREADABLE = 2;
    private static final int FAULT = 3;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A text file, a folder of them (read to its depth), or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private AnswerFormat format = AnswerFormat.text;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "en or ja (default: ${DEFAULT-VALUE}).")
    private String lang = "en";

    @Option(
            names = "--against",
            paramLabel = "REPORT.json",
            description = "The JSON report of an audit; the evidence is joined to the same devices in it.")
    private @Nullable Path against;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Also writes the table of all machines there, as Excel and JSON.")
    private @Nullable Path output;

    /** Made by picocli. */
    public DiagnoseCommand() {
        this(Clock.systemUTC());
    }

    /** @param clock names the files of {@code --output}; it judges nothing */
    DiagnoseCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ConclusionTexts texts = ConclusionTexts.in(ExplainCommand.language(spec, lang));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Diagnosis> diagnoses = new EvidenceFiles(System.in).diagnose(files);
        try {
            if (against != null) {
                AuditReport report = AuditReportReader.read(against, diagnoses);
                diagnoses = Comparison.compare(diagnoses, report);
            }
        } catch (AuditReportException e) {
            err.println(Printable.line("--against: " + e.getMessage()));
            return UNREADABLE;
        }
        FleetTable table = FleetTable.of(diagnoses);
        print(diagnoses, table, texts, out, err);
        if (output != null && !write(output, diagnoses, table, texts, format == AnswerFormat.json ? err : out)) {
            return UNREADABLE;
        }
        out.flush();
        if (diagnoses.stream().anyMatch(d -> d.problem() != null)) {
            return UNREADABLE;
        }
        return diagnoses.stream().anyMatch(Diagnosis::hasFault) ? FAULT : 0;
    }

    private void print(
            List<Diagnosis> diagnoses, FleetTable table, ConclusionTexts texts, PrintWriter out, PrintWriter err) {
        if (format == AnswerFormat.json) {
            out.println(new DiagnosisJson(texts).write(diagnoses));
        } else {
            var text = new DiagnosisText(texts);
            boolean folder = files.stream().anyMatch(EvidenceFiles::isFolder);
            if (!folder) {
                diagnoses.stream().filter(d -> d.problem() == null).forEach(d -> {
                    text.lines(d).forEach(out::println);
                    out.println();
                });
            }
            if (folder || table.machines() > 1) {
                new FleetTableText(texts).lines(table).forEach(out::println);
            }
        }
        out.flush();
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis.problem() != null) {
                String why = texts.words().get("problem." + diagnosis.problem().key());
                err.println(Printable.line(diagnosis.file() + ": " + why));
            }
        }
        err.flush();
    }

    private boolean write(
            Path folder, List<Diagnosis> diagnoses, FleetTable table, ConclusionTexts texts, PrintWriter paths) {
        String name = "fleet-diagnosis-" + STAMP.format(Instant.now(clock));
        Path workbook = folder.resolve(name + ".xlsx");
        Path json = folder.resolve(name + ".json");
        try {
            FleetFiles.write(workbook, o -> new FleetWorkbook(texts).write(table, diagnoses, o));
            FleetFiles.write(
                    json,
                    o -> o.write(new FleetJson(texts).write(table, diagnoses).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            spec.commandLine().getErr().println("--output: " + folder + " cannot be written to");
            return false;
        }
        paths.println(workbook);
        paths.println(json);
        paths.flush();
        return true;
    }
}
