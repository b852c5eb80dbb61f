package fleetauditor.waiver;

import fleetauditor.model.NamedGroup;
import fleetauditor.model.Subject;
import java.util.Optional;

/** What a waiver may ask about a subject beside its id and name. */
public interface SubjectFacts {
    /** Nothing is known. */
    SubjectFacts NONE = new SubjectFacts() {
        @Override
        public Optional<String> operatingSystem(Subject subject) {
            return Optional.empty();
        }

        @Override
        public boolean isMember(Subject subject, String group) {
            return false;
        }

        @Override
        public Optional<NamedGroup.State> group(String group) {
            return Optional.empty();
        }
    };

    /** The operating system of a device, as Graph calls it; empty for anything else and when it is unknown. */
    Optional<String> operatingSystem(Subject subject);

    /**
     * Whether the subject is known to be in a group.
     *
     * @param group object id or display name, case ignored
     */
    boolean isMember(Subject subject, String group);

    /**
     * How far the members of a group are known; empty when nobody asked for it.
     *
     * @param group object id or display name, case ignored
     */
    Optional<NamedGroup.State> group(String group);
}
