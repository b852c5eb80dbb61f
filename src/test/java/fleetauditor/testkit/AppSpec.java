package fleetauditor.testkit;

import fleetauditor.model.AppRoleAssignment;
import fleetauditor.model.ServicePrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An app of the tenant to be changed by a test; without a change: enabled, without any permission. */
public final class AppSpec {
    public @Nullable Boolean accountEnabled = true;
    private final String displayName;
    private final List<AppRoleAssignment> roles = new ArrayList<>();

    AppSpec(String displayName) {
        this.displayName = displayName;
    }

    /** The app holds an application permission of the API of that name. */
    public AppSpec role(@Nullable String resource, String appRoleId) {
        roles.add(new AppRoleAssignment(
                "role-" + displayName + roles.size(),
                Ids.id("servicePrincipal", displayName),
                UUID.fromString(appRoleId),
                null,
                resource));
        return this;
    }

    ServicePrincipal build() {
        return new ServicePrincipal(
                Ids.id("servicePrincipal", displayName), Ids.appId(displayName), displayName, accountEnabled);
    }

    List<AppRoleAssignment> roles() {
        return roles;
    }
}
