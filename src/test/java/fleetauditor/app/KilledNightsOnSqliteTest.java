package fleetauditor.app;

import fleetauditor.store.StoreConfig;
import java.nio.file.Path;

/** Over a SQLite file, which the next process has to repair. */
class KilledNightsOnSqliteTest extends KilledNightsContract {
    @Override
    StoreConfig store(Path folder) {
        return new StoreConfig("jdbc:sqlite:" + folder.resolve("store.db"));
    }
}
