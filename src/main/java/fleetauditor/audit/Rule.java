package fleetauditor.audit;

import fleetauditor.model.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One check. It names what it examines and says of each whether it breaks the rule, so that a finding is identified by
 * the rule and its subject in every run, and "passed" always has a count.
 *
 * @param <S> what is examined: a device, a user, or a group of things that share a value
 */
public interface Rule<S> {
    RuleSpec spec();

    /** What is examined. An empty stream means that the rule does not apply to this tenant. */
    Stream<S> examined(AuditView view);

    /** What is wrong with {@code examined}, or empty when nothing is. */
    Optional<Violation> check(S examined, AuditView view);

    /**
     * Subjects about which tonight's data says nothing yet, so that they are not examined. What an earlier audit found
     * about them stays as it was: silence is no proof that it is gone.
     */
    default Stream<Subject> unjudged(AuditView view) {
        return Stream.empty();
    }

    /**
     * Why the rule leaves something out: a dataset it only uses is not complete. What it leaves out stands in its texts.
     * Empty when it leaves out nothing.
     */
    default Optional<String> leavesOut(AuditView view) {
        return Optional.empty();
    }
}
