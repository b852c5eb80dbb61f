package fleetauditor.waiver;

import fleetauditor.model.Subject;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a waiver is for. What is null does not count; everything else must fit.
 *
 * @param id the subject's id, case ignored
 * @param name its name, where {@code *} stands for any text; case ignored
 * @param group object id or display name of a group it is a member of
 * @param operatingSystem of the device, as Graph calls it; case ignored
 */
public record WaivedSubject(
        @Nullable String id,
        @Nullable String name,
        @Nullable String group,
        @Nullable String operatingSystem) {

    /** Whether {@code subject} is meant. */
    public boolean fits(Subject subject, SubjectFacts facts) {
        return (id == null || id.equalsIgnoreCase(subject.id()))
                && (name == null || pattern(name).matcher(subject.name()).matches())
                && (operatingSystem == null
                        || facts.operatingSystem(subject)
                                .filter(operatingSystem::equalsIgnoreCase)
                                .isPresent())
                && (group == null || facts.isMember(subject, group));
    }

    /** Whether id and name alone decide; else the tenant's data is needed, which a night may lack. */
    public boolean isDecidedByName() {
        return group == null && operatingSystem == null;
    }

    /** Each part with its name, for reports: {@code name KIOSK-*, operatingSystem Windows}. */
    public String text() {
        var text = new StringJoiner(", ");
        add(text, "id", id);
        add(text, "name", name);
        add(text, "group", group);
        add(text, "operatingSystem", operatingSystem);
        return text.toString();
    }

    private static void add(StringJoiner text, String part, @Nullable String value) {
        if (value != null) {
            text.add(part + " " + value);
        }
    }

    private static Pattern pattern(String name) {
        var regex = new StringBuilder();
        for (String literal : name.toLowerCase(Locale.ROOT).split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
