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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleet-auditor diagnose}: reads evidence from devices and connectors and says what it means. */
@Command(name = "diagnose", description = "Reads evidence from devices and connectors.")
public final class DiagnoseCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private List<String> files;

    @Option(names = "--format", defaultValue = "text")
    @SuppressWarnings("NullAway.Init")
    private String format;

    @Option(names = "--lang", defaultValue = "en")
    @SuppressWarnings("NullAway.Init")
    private String lang;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Language language = Language.named(lang).orElseThrow(() -> new ParameterException(spec.commandLine(), "lang"));
        List<Diagnosis> diagnoses = new EvidenceFiles(System.in).diagnose(files);
        ConclusionTexts texts = ConclusionTexts.in(language);
        if (format.equals("json")) {
            out.println(new DiagnosisJson(texts).write(diagnoses));
        } else {
            diagnoses.forEach(d -> new DiagnosisText(texts).lines(d).forEach(out::println));
        }
        out.flush();
        if (diagnoses.stream().anyMatch(d -> d.problem() != null)) {
            return 2;
        }
        return diagnoses.stream().anyMatch(Diagnosis::hasFault) ? 3 : 0;
    }
}
