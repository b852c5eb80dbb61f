package fleetauditor.testkit;

import fleetauditor.model.Connector;
import fleetauditor.model.Connector.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A certificate connector to be changed by a test; without a change: active, in contact half an hour ago. */
public final class ConnectorSpec {
    public Kind kind = Kind.NDES;
    public @Nullable String state = "active";
    public @Nullable String machineName;
    public @Nullable Instant lastContactDateTime = Tenant.NOW.minusSeconds(1800);
    private final String displayName;

    ConnectorSpec(String displayName) {
        this.displayName = displayName;
        this.machineName = displayName + ".contoso.com";
    }

    Connector build() {
        return new Connector(
                Ids.id("connector", displayName), kind, displayName, machineName, state, lastContactDateTime);
    }
}
