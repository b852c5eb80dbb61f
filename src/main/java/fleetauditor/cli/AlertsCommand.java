package fleetauditor.cli;

import fleetauditor.alert.Alerts;
import fleetauditor.alert.DeliveryException;
import fleetauditor.store.Outbox;
import fleetauditor.store.QueuedMessage;
import fleetauditor.store.QueuedMessage.State;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What waits to be sent, what was given up, and whether a route works. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | retry | test)",
        description = "Shows alerts that wait or were given up, sends them again, and tries a route.",
        footer = {"", "Example:", "  fleet-auditor alerts list", "  fleet-auditor alerts test security"})
final class AlertsCommand implements Runnable {
    private static final int SHOWN = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Function<Optional<Path>, Desk> open;
    private final Clock clock;

    /** Which configuration. */
    static final class ConfigOption {
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "Configuration file; default config/fleet-auditor.yaml if it exists.")
        private @Nullable Path file;

        Optional<Path> file() {
            return Optional.ofNullable(file);
        }
    }

    /** Where alerts are kept and how they are sent. */
    interface Desk extends AutoCloseable {
        Alerts alerts();

        Outbox outbox();

        @Override
        void close();
    }

    /** @param open opens what the configuration file describes; the standard file when none is named */
    AlertsCommand(Function<Optional<Path>, Desk> open, Clock clock) {
        this.open = open;
        this.clock = clock;
    }

    /** Without a subcommand: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the alerts that wait to be sent, and those that were given up.",
            footer = {"", "Example:", "  fleet-auditor alerts list"})
    int list(@Mixin ConfigOption config) {
        try (Desk desk = open.apply(config.file())) {
            var messages = new ArrayList<>(desk.outbox().list(Optional.of(State.WAITING), SHOWN));
            messages.addAll(desk.outbox().list(Optional.of(State.DEAD), SHOWN));
            messages.sort(Comparator.comparingLong(QueuedMessage::position));
            print(messages);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Sends alerts that failed or were given up, now.",
            footer = {"", "Example:", "  fleet-auditor alerts retry security"})
    int retry(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "ROUTE", arity = "0..1", description = "Only those of this route.") @Nullable
                    String route) {
        try (Desk desk = open.apply(config.file())) {
            if (route != null) {
                desk.alerts().checkRoute(route);
            }
            int revived = desk.outbox().retry(Optional.ofNullable(route), clock.instant());
            int sent = desk.alerts().send(desk.outbox());
            out().println(revived + " tried again, " + sent + " sent");
            out().flush();
        }
        return ExitCode.OK;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Sends a message that is marked as a test by this route.",
            footer = {"", "Example:", "  fleet-auditor alerts test security"})
    int test(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "ROUTE", description = "The route's name in the settings.") String route) {
        try (Desk desk = open.apply(config.file())) {
            desk.alerts().test(route);
            out().println("route " + route + ": the test was sent");
            out().flush();
            return ExitCode.OK;
        } catch (DeliveryException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(PlainText.of("fleet-auditor: route " + route + " does not work: " + e.getMessage()));
            err.flush();
            return ExitCode.USAGE;
        }
    }

    private void print(List<QueuedMessage> messages) {
        PrintWriter out = out();
        if (messages.isEmpty()) {
            out.println("No alert waits, and none was given up.");
        }
        for (QueuedMessage message : messages) {
            boolean dead = message.state() == State.DEAD;
            out.println(PlainText.of(message.message().route() + "  " + (dead ? "given up" : "waiting") + "  of "
                    + seconds(message.createdAt()) + "  tries " + message.tries()
                    + (dead ? "" : "  next " + seconds(message.nextTry())) + "  "
                    + message.message().key()));
            if (message.problem() != null) {
                out.println("    " + PlainText.of(message.problem()));
            }
        }
        out.flush();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
