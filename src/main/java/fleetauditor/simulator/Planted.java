package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was put into the tenant, and that its rule must find.
 *
 * @param id as a finding's subject has it
 * @param name as a finding's subject has it
 * @param cause null when the rule names none
 */
public record Planted(
        String ruleId,
        SubjectKind kind,
        String id,
        String name,
        @Nullable String cause) {
    /** The subject in one text, for example {@code user ann@contoso.com}. */
    public String subject() {
        return kind.key() + " " + name;
    }
}
