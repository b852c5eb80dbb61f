package fleetauditor.cli;

import fleetauditor.app.AppConfig;
import fleetauditor.app.Application;
import fleetauditor.app.TenantConfig;
import fleetauditor.graph.GraphClient;
import fleetauditor.kept.KeptData;
import fleetauditor.kept.KeptDataReader;
import fleetauditor.run.WhatIfRun.Question;
import fleetauditor.whatif.WhatIfResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a license change would break, before it is made. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells what a license change would break, before it is made. Reads the tenant and changes nothing.",
            "SKUs go by part number, GUID or product name; groups by name or object id.",
            "The answer is written as xlsx and json; there is none in html."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nobody loses Intune or Entra ID P1/P2",
            " 2:usage or configuration error",
            " 3:somebody does",
            " 4:nobody does as far as could be read, but a dataset was missing",
            " 5:no answer: sign-in failed or Graph cannot be reached"
        },
        footer = {
            "",
            "Examples:",
            "  fleet-auditor whatif --remove SPE_E3 --users leavers.csv",
            "  fleet-auditor whatif --swap SPE_E5=SPE_E3 --group \"Sales EMEA\"",
            "  fleet-auditor whatif --who-depends SPE_E3",
            "  fleet-auditor whatif --lapse SPE_E3 --data reports/fleet-audit-Contoso-20260815T090003Z.data.jsonl.gz"
        })
final class WhatifCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WhatifOptions change = new WhatifOptions();

    @Mixin
    private TenantOptions options = new TenantOptions();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Ask what run --keep-data kept instead of the tenant: no sign-in, nothing is requested."
                    + " It is the tenant as of then.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.systemUTC();
        if (data != null) {
            options.refuseBeside("--data", spec);
        }
        AppConfig config = options.load(spec, Map.of());
        if (data != null) {
            return answer(new Application(config, clock, line -> {}), data);
        }
        TenantConfig tenant = config.tenant(options.tenant());
        Question question = change.question(spec, tenant.name(), options.asOf(spec, clock));
        PrintWriter err = spec.commandLine().getErr();
        return answer(new Application(config, clock, err::println), tenant, question, spec);
    }

    private int answer(Application application, Path file) throws IOException {
        application.checkWhatIfOutput();
        KeptData kept = KeptDataReader.read(file);
        Question question =
                change.question(spec, kept.run().tenantName(), kept.snapshot().asOf());
        return tell(application, application.whatIf(kept, question), spec);
    }

    /** Answers, writes the files, prints the summary and chooses the exit code. */
    static int answer(Application application, TenantConfig tenant, Question question, CommandSpec spec)
            throws IOException {
        var progress = new Progress(spec.commandLine().getErr());
        application.checkWhatIfOutput();
        try (GraphClient graph = application.graph(tenant)) {
            return tell(application, application.whatIf(graph, question, progress::read), spec);
        }
    }

    private static int tell(Application application, WhatIfResult result, CommandSpec spec) throws IOException {
        List<Path> files = application.write(result);
        PrintWriter out = spec.commandLine().getOut();
        application.summary(result).forEach(line -> out.println(PlainText.of(line)));
        out.println();
        files.forEach(out::println);
        out.flush();
        return ExitCode.of(result);
    }
}
