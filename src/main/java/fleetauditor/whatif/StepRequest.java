package fleetauditor.whatif;

import java.util.List;

/**
 * A step as a person wrote it.
 *
 * @param kind the option's name without dashes, for example {@code disable-plan}
 * @param value what the option was given, for example {@code SPE_E3:INTUNE_A}
 */
public record StepRequest(String kind, String value, Who who) {
    /** Steps that concern a whole subscription. */
    static final List<String> OF_SUBSCRIPTIONS = List.of("lapse", "renew");

    /** Steps that need to know whose licenses. */
    static final List<String> OF_USERS =
            List.of("remove", "add", "swap", "disable-plan", "enable-plan", "remove-from-group", "add-to-group");

    /** For messages: {@code --swap SPE_E5=SPE_E3}. */
    String text() {
        return "--" + kind + " " + value;
    }

    /**
     * Whose licenses, as a person wrote it.
     *
     * @param users sign-in names or object ids
     * @param groups display names or object ids; their transitive members are meant
     */
    public record Who(List<UserReference> users, List<String> groups, boolean everyone) {
        public static final Who NOBODY = new Who(List.of(), List.of(), false);

        public Who {
            users = List.copyOf(users);
            groups = List.copyOf(groups);
        }

        boolean isNobody() {
            return users.isEmpty() && groups.isEmpty() && !everyone;
        }
    }

    /**
     * A user by sign-in name or object id.
     *
     * @param origin where it was written, for messages: {@code leavers.csv, line 3}; empty for the command line
     */
    public record UserReference(String text, String origin) {
        @Override
        public String toString() {
            return origin.isEmpty() ? text : text + " (" + origin + ")";
        }
    }
}
