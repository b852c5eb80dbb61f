package fleetauditor.cli;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.batch.EvidenceFiles;
import fleetauditor.diagnosis.show.ConclusionTexts;
import fleetauditor.diagnosis.show.DiagnosisJson;
import fleetauditor.diagnosis.show.DiagnosisText;
import fleetauditor.text.Language;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads evidence from devices and connectors and says what it means. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = {
            "Reads evidence from devices and connectors and says what it means.",
            "Exit code 3 when something is wrong, 2 when a file could not be read."
        },
        footer = {"", "Example:", "  fleet-auditor diagnose dsregcmd.txt evidence/"})
final class DiagnoseCommand implements Callable<Integer> {
    /** How conclusions are written. */
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files and folders with evidence, recognized by their content; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--format", paramLabel = "text|json", description = "How to write it; default text.")
    private Format format = Format.TEXT;

    @Option(names = "--lang", paramLabel = "en|ja", description = "Language; default en.")
    private Language language = Language.EN;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Diagnosis> diagnoses = new EvidenceFiles(System.in).diagnose(files);
        ConclusionTexts texts = ConclusionTexts.in(language);
        if (format == Format.JSON) {
            out.println(new DiagnosisJson(texts).write(diagnoses));
        } else {
            diagnoses.forEach(d -> new DiagnosisText(texts).lines(d).forEach(out::println));
        }
        out.flush();
        if (diagnoses.stream().anyMatch(d -> d.problem() != null)) {
            return ExitCode.USAGE;
        }
        return diagnoses.stream().anyMatch(Diagnosis::hasFault) ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
