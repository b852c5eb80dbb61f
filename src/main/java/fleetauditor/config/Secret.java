package fleetauditor.config;

import java.util.regex.Pattern;

/** A value that must not be seen: it prints as {@code ***}. */
public final class Secret {
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;][^=&;]*(?:password|pwd|secret|token|sig|key)=)[^&;]*");

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value itself; hand it to the library that needs it and to nothing else. */
    public String reveal() {
        return value;
    }

    /** An address or another setting as a message may quote it: what looks like a password in it is {@code ***}. */
    public static String masked(String text) {
        return PARAMETER.matcher(USER_INFO.matcher(text).replaceAll("//***@")).replaceAll("$1***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
