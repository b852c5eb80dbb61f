package fleetauditor.testkit;

import fleetauditor.model.Assignment;
import fleetauditor.model.Assignment.Target;

/** Whom a policy or profile is assigned to, as tests say it. */
public final class Targets {
    public static final Assignment ALL_USERS = new Assignment(Target.ALL_USERS, null);
    public static final Assignment ALL_DEVICES = new Assignment(Target.ALL_DEVICES, null);
    /** A Configuration Manager collection, or something newer than this release. */
    public static final Assignment OTHER = new Assignment(Target.OTHER, null);

    private Targets() {}

    public static Assignment group(String name) {
        return new Assignment(Target.GROUP, Ids.groupId(name));
    }

    public static Assignment notGroup(String name) {
        return new Assignment(Target.EXCLUDED_GROUP, Ids.groupId(name));
    }
}
