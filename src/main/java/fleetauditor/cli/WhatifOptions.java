package fleetauditor.cli;

import fleetauditor.config.ConfigException;
import fleetauditor.run.WhatIfRun.Question;
import fleetauditor.whatif.ChangePlan;
import fleetauditor.whatif.StepRequest;
import fleetauditor.whatif.StepRequest.UserReference;
import fleetauditor.whatif.StepRequest.Who;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is to be changed, and for whom. */
final class WhatifOptions {
    @ArgGroup(
            multiplicity = "0..*",
            heading = "%nThe change; steps are applied in the order in which they are given:%n",
            order = 1)
    private List<Step> steps = new ArrayList<>();

    @Option(
            names = "--users",
            paramLabel = "WHO",
            order = 20,
            description = "Sign-in names or object ids separated by commas, or a CSV file with a column"
                    + " userPrincipalName or id.")
    private List<String> users = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            order = 21,
            description = "The members of a group, nested ones too, and what the group itself hands out.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--everyone", order = 22, description = "Every user and every group that hands out licenses.")
    private boolean everyone;

    @Option(
            names = "--ignore-unknown-users",
            order = 23,
            description = "Leave out users who are not in the tenant; without this they are an error.")
    private boolean ignoreUnknown;

    @Option(
            names = "--who-depends",
            paramLabel = "SKU",
            order = 24,
            description = "The reverse question: users and devices that have Intune by this SKU alone.")
    private @Nullable String whoDepends;

    /** One of these each time. */
    static final class Step {
        @Option(names = "--remove", paramLabel = "SKU", description = "Take a SKU away.")
        private @Nullable String remove;

        @Option(names = "--add", paramLabel = "SKU", description = "Assign a SKU directly.")
        private @Nullable String add;

        @Option(names = "--swap", paramLabel = "SKU=SKU", description = "Replace the first SKU by the second.")
        private @Nullable String swap;

        @Option(names = "--disable-plan", paramLabel = "SKU:PLAN", description = "Switch a service plan off.")
        private @Nullable String disablePlan;

        @Option(names = "--enable-plan", paramLabel = "SKU:PLAN", description = "Switch a service plan on.")
        private @Nullable String enablePlan;

        @Option(names = "--lapse", paramLabel = "SKU", description = "The subscription ends.")
        private @Nullable String lapse;

        @Option(names = "--renew", paramLabel = "SKU", description = "The subscription runs on, or again.")
        private @Nullable String renew;

        @Option(names = "--remove-from-group", paramLabel = "GROUP", description = "The users leave this group.")
        private @Nullable String removeFromGroup;

        @Option(names = "--add-to-group", paramLabel = "GROUP", description = "The users join this group.")
        private @Nullable String addToGroup;

        @Option(names = "--plan", paramLabel = "FILE", description = "The steps of a YAML file.")
        private @Nullable Path plan;

        /** Whether {@code --users}, {@code --group} and {@code --everyone} say whose licenses it changes. */
        boolean isOfUsers() {
            return lapse == null && renew == null && plan == null;
        }

        List<StepRequest> requests(Who who) {
            Path file = plan;
            return file != null
                    ? ChangePlan.read(file)
                    : Stream.of(
                                    request("remove", remove, who),
                                    request("add", add, who),
                                    request("swap", swap, who),
                                    request("disable-plan", disablePlan, who),
                                    request("enable-plan", enablePlan, who),
                                    request("lapse", lapse, Who.NOBODY),
                                    request("renew", renew, Who.NOBODY),
                                    request("remove-from-group", removeFromGroup, who),
                                    request("add-to-group", addToGroup, who))
                            .flatMap(Optional::stream)
                            .toList();
        }

        private static Optional<StepRequest> request(String kind, @Nullable String value, Who who) {
            return Optional.ofNullable(value).map(v -> new StepRequest(kind, v, who));
        }
    }

    /**
     * The question of the command line.
     *
     * @param tenant what the settings call it
     * @throws ParameterException if nothing is asked, or both a change and who depends on a SKU, or if users are named
     *     for nothing
     * @throws ConfigException if a file of users or steps cannot be used; every mistake at once
     */
    Question question(CommandSpec spec, String tenant, Instant asOf) {
        if (steps.isEmpty() == (whoDepends == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    steps.isEmpty()
                            ? "say what is to be changed, for example --remove SPE_E3 --users leavers.csv"
                            : "--who-depends is a question of its own; ask it without a change");
        }
        if (!(users.isEmpty() && groups.isEmpty() && !everyone)
                && steps.stream().noneMatch(Step::isOfUsers)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--users, --group and --everyone say whose licenses a step changes; --lapse, --renew, --plan and"
                            + " --who-depends take none of them");
        }
        var problems = new LinkedHashSet<String>();
        Who who = new Who(users(problems), groups, everyone);
        var requests = new ArrayList<StepRequest>();
        for (Step step : steps) {
            try {
                requests.addAll(step.requests(who));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(List.copyOf(problems));
        }
        return new Question(tenant, asOf, requests, Optional.ofNullable(whoDepends), ignoreUnknown);
    }

    private List<UserReference> users(Set<String> problems) {
        var all = new ArrayList<UserReference>();
        for (String text : users) {
            try {
                all.addAll(ChangePlan.users(text, Path.of("")));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        return all;
    }
}
