package fleetauditor.model;

import java.util.Set;
import java.util.UUID;

/**
 * A group that somebody named, as an audit found it. Apart from the datasets: no rule sees it.
 *
 * @param name object id or display name, as it was asked for
 * @param users object ids of the users in it, nested groups included; empty unless it was read
 * @param devices object ids of the devices in it, nested groups included; empty unless it was read
 */
public record NamedGroup(String name, State state, Set<UUID> users, Set<UUID> devices) {
    /** What came of asking for it. */
    public enum State {
        /** Its members are all there. */
        READ,
        /** There is no such group. */
        UNKNOWN,
        /** Several groups have this display name. */
        AMBIGUOUS,
        /** Graph did not say which group it is, or who is in it. */
        UNREADABLE
    }

    public NamedGroup {
        users = Set.copyOf(users);
        devices = Set.copyOf(devices);
    }

    /** A group of which no members are known. */
    public static NamedGroup without(String name, State state) {
        return new NamedGroup(name, state, Set.of(), Set.of());
    }
}
