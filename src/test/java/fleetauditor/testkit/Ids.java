package fleetauditor.testkit;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids made of names, the same in every run. */
public final class Ids {
    private Ids() {}

    public static UUID id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** An Entra device's registration id, which managed devices and sign-ins join on. */
    public static UUID deviceId(String name) {
        return id("deviceId", name);
    }

    public static UUID userId(String name) {
        return id("user", name);
    }

    public static UUID groupId(String name) {
        return id("group", name);
    }

    /** The application id of an app, which partners name. */
    public static UUID appId(String name) {
        return id("appId", name);
    }
}
