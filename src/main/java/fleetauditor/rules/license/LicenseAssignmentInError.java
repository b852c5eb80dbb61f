package fleetauditor.rules.license;

import static fleetauditor.model.Dataset.GROUPS;
import static fleetauditor.model.Dataset.SUBSCRIBED_SKUS;
import static fleetauditor.model.Dataset.USERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Causes;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * LIC-004: somebody meant a user to have Intune and the assignment did not go through; nobody is told of it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/licenseassignmentstate">licenseAssignmentState</a>
 */
public final class LicenseAssignmentInError implements Rule<User> {
    private static final String OTHER = "Other";
    private static final List<String> ERRORS = List.of(
            "CountViolation",
            "MutuallyExclusiveViolation",
            "DependencyViolation",
            "ProhibitedInUsageLocationViolation",
            "UniquenessViolation",
            OTHER);

    private static final RuleSpec SPEC = RuleSpec.rule("LIC-004", SubjectKind.USER, Severity.MEDIUM)
            .withCauses(ERRORS.stream().map(Causes::kebab).toArray(String[]::new))
            .requiring(USERS, SUBSCRIBED_SKUS)
            .using(GROUPS);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    /** Users to whom an Intune SKU was assigned, whether that worked or not. */
    @Override
    public Stream<User> examined(AuditView view) {
        return view.rows(USERS).stream()
                .filter(u -> assignments(u, view).findAny().isPresent());
    }

    @Override
    public Optional<Violation> check(User user, AuditView view) {
        List<AssignmentState> errors = assignments(user, view)
                .filter(AssignmentState::isInError)
                .sorted(Comparator.comparingInt((AssignmentState s) -> ERRORS.indexOf(known(s.error())))
                        .thenComparing(s -> view.licensing().nameOf(s.skuId()))
                        .thenComparing(s -> String.valueOf(s.assignedByGroup())))
                .toList();
        return errors.stream()
                .findFirst()
                .map(first -> Violation.of(user.subject())
                        .cause(Causes.kebab(known(first.error())))
                        .saw("skuPartNumber", view.licensing().nameOf(first.skuId()))
                        .saw("state", first.state())
                        .saw("error", first.error())
                        .saw("assignedByGroup", groupName(first.assignedByGroup(), view))
                        .saw("usageLocation", user.usageLocation())
                        .saw(
                                "licenseAssignmentStates",
                                errors.stream().map(s -> text(s, view)).toList()));
    }

    /** Only a group that a finding would name by its id is worth a word. */
    @Override
    public Optional<String> leavesOut(AuditView view) {
        if (view.isComplete(GROUPS)) {
            return Optional.empty();
        }
        boolean unnamed = view.rows(USERS).stream()
                .flatMap(u -> assignments(u, view))
                .anyMatch(s -> s.isInError()
                        && s.assignedByGroup() != null
                        && view.group(s.assignedByGroup()).isEmpty());
        return unnamed ? Optional.of(view.gap(GROUPS)) : Optional.empty();
    }

    private static Stream<AssignmentState> assignments(User user, AuditView view) {
        return user.licenses().states().stream().filter(s -> view.licensing().isIntuneSku(s.skuId()));
    }

    /** The spelling of the schema; an error that is missing or not in it is "Other". */
    private static String known(@Nullable String error) {
        return ERRORS.stream()
                .filter(e -> e.equalsIgnoreCase(error))
                .findFirst()
                .orElse(OTHER);
    }

    private static String text(AssignmentState state, AuditView view) {
        String group = groupName(state.assignedByGroup(), view);
        return view.licensing().nameOf(state.skuId())
                + (group == null ? "" : " (" + group + ")")
                + ": "
                + Objects.requireNonNullElse(state.error(), state.state());
    }

    /** Null for a direct assignment. */
    private static @Nullable String groupName(@Nullable UUID id, AuditView view) {
        return id == null ? null : view.group(id).map(Group::displayName).orElse(id.toString());
    }
}
