package fleetauditor.cli;

import fleetauditor.alert.Alerts;
import fleetauditor.app.AppConfig;
import fleetauditor.app.Application;
import fleetauditor.store.Outbox;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the store and the alerts that a configuration describes, for the commands that look back. */
final class NightDesk {
    private final Supplier<Map<String, String>> environment;
    private final PrintWriter err;

    NightDesk(Supplier<Map<String, String>> environment, PrintWriter err) {
        this.environment = environment;
        this.err = err;
    }

    /** The store; the standard configuration when none is named. */
    Store store(Optional<Path> config) {
        return SqlStore.open(load(config).store());
    }

    /** The store's outbox together with the channels. */
    AlertsCommand.Desk open(Optional<Path> config) {
        AppConfig settings = load(config);
        Alerts alerts = new Application(settings, Clock.systemUTC(), err::println).alerts();
        Store store = SqlStore.open(settings.store());
        return new AlertsCommand.Desk() {
            @Override
            public Alerts alerts() {
                return alerts;
            }

            @Override
            public Outbox outbox() {
                return store.outbox();
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    private AppConfig load(Optional<Path> config) {
        return AppConfig.load(new AppConfig.Sources(config, environment.get(), Map.of()));
    }
}
