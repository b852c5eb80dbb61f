package fleetauditor.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code whatif} on the simulated tenant. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells what a license change would break in the simulated tenant.",
            "Options of demo go before the word whatif. Exit codes are those of fleet-auditor whatif."
        },
        footer = {
            "",
            "Examples:",
            "  fleet-auditor demo whatif --lapse SPE_E3",
            "  fleet-auditor demo --devices 500 whatif --remove SPE_E3 --group \"Licenses - Microsoft 365 E3\""
        })
final class DemoWhatifCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private DemoCommand demo = new DemoCommand();

    @Mixin
    private WhatifOptions change = new WhatifOptions();

    @Option(names = "--output", paramLabel = "DIR", description = "Where files are written; default as demo's.")
    private @Nullable String output;

    @Option(names = "--format", paramLabel = "LIST", description = "Any of xlsx,json; default both.")
    private @Nullable String format;

    @Override
    public Integer call() throws IOException {
        Map<String, String> settings = new HashMap<>();
        if (output != null) {
            settings.put("report.output", output);
        }
        if (format != null) {
            settings.put("report.formats", format);
        }
        return demo.onSimulatedTenant(
                settings,
                (application, tenant, asOf, progress) ->
                        WhatifCommand.answer(application, tenant, change.question(spec, "demo", asOf), spec));
    }
}
