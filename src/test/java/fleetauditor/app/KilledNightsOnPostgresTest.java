package fleetauditor.app;

import fleetauditor.store.StoreConfig;
import fleetauditor.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;

/** Over a PostgreSQL server, which outlives the process that is killed. */
class KilledNightsOnPostgresTest extends KilledNightsContract {
    @Override
    StoreConfig store(Path folder) throws SQLException {
        return PostgresServer.newDatabase();
    }
}
